import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LettersFile, wordingIn } from './letter.ts'
import { phrasesIn } from './wording-phrase.ts'

const lettersOf = (place: string) =>
  LettersFile.parse(JSON.parse(readFileSync(new URL(`../../policies/${place}/letters.json`, import.meta.url), 'utf8')))
const { wording, templates } = lettersOf('nl')
const threats = (text: string) =>
  wordingIn(text, wording).flatMap((one) => (one.wording.key === 'bare-threat' ? one.found : []))

test.each([
  'Als u niet komt, stopt uw uitkering.',
  'Komt u niet, dan stoppen wij met ingang van vandaag uw uitkering.',
  'Anders volgt een sanctie.',
  'Dan volgt er mogelijk een maatregel.',
  // Rotterdam's third letter. @source seed4 L985-987
  'Als u weer niet komt opdagen, kan een maatregel volgen.',
  'De mededeling dat er als ze weer niet\nkomen opdagen een maatregel kan volgen.',
  // Rotterdam's invitation, and what Amsterdam deleted. @source seed4 L971-972, L1039-1041
  'Niet verschijnen kan\ngevolgen hebben voor de uitkering.',
  'Dit heeft gevolgen voor uw bijstand.',
  'Uw uitkering kan dan worden verlaagd.',
  'Uw uitkering wordt stopgezet.',
  'Wij zetten uw uitkering stop.',
  'Wij kunnen u een boete opleggen.',
  'U riskeert een korting.',
  'U verliest uw recht op uitkering.',
  'Dan krijgt u geen uitkering meer.',
  'Niet reageren heeft gevolgen.',
  'Laatste waarschuwing',
  'If you do not come, we will stop your benefit.',
])('a bare threat is found: %s', (text) => {
  expect(threats(text)).not.toEqual([])
})

test.each([
  'Uw uitkering stopt niet als u vrijwilligerswerk doet.',
  'Uw uitkering wordt niet verlaagd.',
  'Dit heeft geen gevolgen voor uw uitkering.',
  'Er volgt geen maatregel.',
  'Wij stoppen niet met uw uitkering.',
  'Wilt u stoppen met de cursus? Uw uitkering loopt door.',
  'Stopt u met de opleiding, dan kijken we samen verder, ook naar uw uitkering.',
  'De maatregelen van het kabinet gelden voor iedereen.',
  'Heeft u een boete gekregen? Wij helpen u met de brief.',
  'Om een boete te voorkomen volgt u het advies van de schuldhulp.',
  'U volgt een cursus. Maatregelen tegen de hitte staan op de deur.',
  'Niet komen is geen ramp: bel ons even.',
  'De waarschuwing van het KNMI geldt voor morgen.',
  'Wat gebeurt er met uw uitkering als u werk vindt? Dat leggen we u uit.',
  'Your benefit does not stop when you volunteer.',
])('what threatens nobody is left alone: %s', (text) => {
  expect(threats(text)).toEqual([])
})

test('the country’s own letters threaten nobody; Rotterdam’s do, as the seed says', () => {
  expect(templates.flatMap(({ subject, body }) => threats(`${subject}\n${body}`))).toEqual([])
  const found = lettersOf('GM0599').templates.flatMap(({ body }) => threats(body))
  expect(found).toContain('maatregel volgen')
  expect(found).toContain('gevolgen hebben voor uw uitkering')
})

test('a phrase is found whole, with other words in between, and once', () => {
  expect(phrasesIn('Dan stopt mogelijk uw uitkering.', ['stopt/stoppen … uw uitkering'])).toEqual([
    'stopt mogelijk uw uitkering',
  ])
  expect(phrasesIn('Dat stopt. Uw uitkering blijft.', ['stopt … uw uitkering'])).toEqual([])
  expect(phrasesIn('Een luie luisteraar', ['lui'])).toEqual(['luie'])
  expect(phrasesIn('uw uitkering korten, uw uitkering korten', ['uitkering korten', 'uw uitkering korten'])).toEqual([
    'uw uitkering korten',
  ])
})
