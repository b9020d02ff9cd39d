import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import {
  answerCaseQuestion,
  askCaseQuestion,
  closeCaseQuestion,
  getCaseQuestion,
  markHelped,
  removeCaseAnswer,
  removeCaseQuestion,
  searchCaseQuestions,
} from '../../src/api/case-question.ts'
import { testBsn } from '../../src/core/bsn.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let asker: Client
let colleague: Client
let officer: Client
let resident: OpenDossier
const PERSON = {
  givenNames: 'Mirjam',
  familyName: 'Verzonnen',
  bsn: testBsn(42),
  birthDate: '1979-03-04',
  street: 'Denkbeeldige Kade',
  postcode: '1011 ZZ',
}
beforeAll(async () => {
  app = await createTestApp()
  asker = app.as(await app.amsterdam.hire(['case-manager']))
  colleague = app.as(await app.amsterdam.hire(['neighbourhood-worker'], [app.amsterdam.south]))
  officer = app.as(app.amsterdam.of('privacy-officer'))
  resident = await reported(asker, PERSON)
})
afterAll(() => app.close())

type Question = z.input<typeof askCaseQuestion.body>
const question = (changes: Partial<Question> = {}): Question => ({
  title: 'Bang om de straat op te gaan',
  text: 'Een bewoner durft niet alleen naar de GGZ. Wie is er wel eens meegegaan, en hoe ver ga je daarin?',
  topics: ['goal:care', 'domain:health'],
  isAnonymous: true,
  ...changes,
})

const ask = async (changes: Partial<Question> = {}, client: Client = asker) =>
  (await client.call(askCaseQuestion, { body: question(changes) })).questionId

const titles = async (client: Client, body: z.input<typeof searchCaseQuestions.body>) =>
  (await client.call(searchCaseQuestions, { body })).items.map(({ title }) => title)

const questionOf = (client: Client, questionId: string) => client.call(getCaseQuestion, { params: { questionId } })

describe('asking colleagues', () => {
  test.each([
    ['the first name, in small letters', 'mirjam durft niet naar buiten', '/text'],
    ['the family name', 'Mevrouw Verzonnen durft niet', '/text'],
    ['the BSN', `Nummer ${testBsn(42)}`, '/text'],
    ['the birth date', 'Geboren op 4 maart 1979', '/text'],
    ['the street', 'Woont aan de Denkbeeldige Kade', '/text'],
    ['the postcode', 'Woont in 1011zz', '/text'],
  ])('is refused when the text holds %s, without repeating it', async (_, text, pointer) => {
    const body = question({ text, dossierId: resident.dossierId })
    const refused = await asker.refusal(askCaseQuestion, { body })
    expect([refused.code, refused.errors?.map((one) => one.pointer)]).toEqual(['case-question.identifies', [pointer]])
    expect(JSON.stringify(refused)).not.toMatch(/irjam|erzonnen|1979|Kade|1011/)
    expect(app.logLines.join()).not.toMatch(/Verzonnen|Denkbeeldige/)
  })

  test('needs the asker’s word that nobody can be known, and looks at the title too', async () => {
    const unsaid = { ...question(), isAnonymous: false as unknown as true }
    expect((await asker.refusal(askCaseQuestion, { body: unsaid })).errors?.[0]?.pointer).toBe('/isAnonymous')
    const named = question({ title: 'Wat te doen met Mirjam?', dossierId: resident.dossierId })
    expect((await asker.refusal(askCaseQuestion, { body: named })).errors?.[0]?.pointer).toBe('/title')
    const topics = question({ topics: ['goal:work', 'domain:magic'] })
    expect((await asker.refusal(askCaseQuestion, { body: topics })).errors?.[0]?.pointer).toBe('/topics/1')
  })

  test('works without a dossier; numbers and addresses of anybody are refused all the same', async () => {
    expect((await questionOf(asker, await ask({ title: 'Los van een dossier' }))).dossierId).toBeNull()
    const refused = await asker.refusal(askCaseQuestion, { body: question({ text: `Zie ${testBsn(9)}` }) })
    expect(refused.code).toBe('case-question.identifies')
  })

  test('cannot be done from a dossier that one may not read: nobody learns a name by guessing', async () => {
    const body = question({ text: 'Heet hij Verzonnen?', dossierId: resident.dossierId })
    expect((await colleague.refusal(askCaseQuestion, { body })).code).toBe('dossier.not-found')
    const questionId = await ask({ title: 'Geraden naam', dossierId: resident.dossierId })
    await colleague.call(answerCaseQuestion, { params: { questionId }, body: { text: 'Is dit mevrouw Verzonnen?' } })
    const own = { params: { questionId }, body: { text: 'Ja, Mirjam.' } }
    expect((await asker.refusal(answerCaseQuestion, own)).code).toBe('case-question.identifies')
  })

  test('shows the dossier to the asker alone', async () => {
    const questionId = await ask({ dossierId: resident.dossierId })
    const [mine, theirs] = [await questionOf(asker, questionId), await questionOf(colleague, questionId)]
    expect([mine.dossierId, mine.isMine]).toEqual([resident.dossierId, true])
    expect([theirs.dossierId, theirs.isMine]).toEqual([null, false])
    expect(JSON.stringify(theirs)).not.toContain(resident.dossierId)
  })
})

test('seed3 1: street fear: a colleague who went along before answers, is thanked, and the next one finds it', async () => {
  const questionId = await ask({ title: 'Straatvrees', dossierId: resident.dossierId })
  expect(await titles(colleague, {})).toContain('Straatvrees')
  const text = 'Ik ging een keer mee, bij uitzondering, en vroeg daarna een maatje van de vrijwilligerscentrale.'
  const { answerId } = await colleague.call(answerCaseQuestion, { params: { questionId }, body: { text } })
  await asker.call(markHelped, { params: { questionId, answerId }, body: { hasHelped: true } })
  const answered = await questionOf(colleague, questionId)
  expect(answered).toMatchObject({ isOpen: false, hasHelped: true, answerCount: 1 })
  expect(answered.answers).toMatchObject([{ text, helpedOn: '2026-11-23', isMine: true }])
  expect(await titles(asker, {})).not.toContain('Straatvrees')
  // Later, somebody else with other words: the stem of the word in an answer is enough.
  const later = app.as(await app.amsterdam.hire(['case-manager']))
  expect(await titles(later, { text: 'uitzonderingen', state: 'all' })).toContain('Straatvrees')
})

describe('the library', () => {
  test('finds Dutch words by their stem, in questions and answers, and narrows by topic, state and asker', async () => {
    const questionId = await ask({
      title: 'Wie kent een goede schuldhulp?',
      text: 'Hij heeft schulden.',
      topics: ['goal:debt'],
    })
    await colleague.call(answerCaseQuestion, {
      params: { questionId },
      body: { text: 'Bel het budgetloket; een maatje van bureau Ons helpt.' },
    })
    const found = (body: z.input<typeof searchCaseQuestions.body>) => titles(colleague, { state: 'all', ...body })
    const title = 'Wie kent een goede schuldhulp?'
    expect(await found({ text: 'schuld' })).toEqual([title])
    expect(await found({ text: 'budgetloketten' })).toEqual([title])
    expect(await found({ text: 'maatjes bureau’s' })).toEqual([title])
    expect(await found({ text: 'budgetloket -schulden' })).toEqual([title])
    expect(await found({ text: 'zeilboot' })).toEqual([])
    expect(await found({ topic: 'goal:debt' })).toEqual([title])
    expect(await found({ isMine: true })).toEqual([])
    await asker.call(closeCaseQuestion, { params: { questionId }, body: { isOpen: false } })
    expect(await titles(colleague, { state: 'closed', topic: 'goal:debt' })).toEqual([title])
    await asker.call(closeCaseQuestion, { params: { questionId }, body: { isOpen: true } })
    expect(await titles(colleague, { state: 'open', topic: 'goal:debt' })).toEqual([title])
  })

  test('counts no answers of a person and has no order but time', async () => {
    const { items } = await colleague.call(searchCaseQuestions, { body: { state: 'all' } })
    expect(Object.keys(items[0] ?? {}).toSorted()).toEqual(
      [
        'answerCount',
        'askedBy',
        'askedOn',
        'closedAs',
        'hasHelped',
        'hasNews',
        'isMine',
        'isOpen',
        'questionId',
        'title',
        'topics',
      ].toSorted(),
    )
    expect(items.map(({ askedOn }) => askedOn)).toEqual(
      items
        .map(({ askedOn }) => askedOn)
        .toSorted()
        .toReversed(),
    )
  })

  test('of another municipality is another one', async () => {
    const questionId = await ask({ title: 'Alleen hier' })
    const far = app.as(app.weert.of('case-manager'))
    expect(await titles(far, { state: 'all' })).toEqual([])
    expect((await far.refusal(getCaseQuestion, { params: { questionId } })).code).toBe('case-question.not-found')
  })
})

describe('removing', () => {
  test('is for who wrote it and the privacy officer; then it is gone, answers and all', async () => {
    const [first, second] = [await ask(), await ask()]
    const answer = { params: { questionId: first }, body: { text: 'Die kent iedereen hier.' } }
    const { answerId } = await colleague.call(answerCaseQuestion, answer)
    const refused = await colleague.refusal(removeCaseQuestion, { params: { questionId: first } })
    expect(refused.code).toBe('case-question.not-yours')
    expect((await questionOf(officer, first)).mayRemove).toBe(true)
    const params = { questionId: first, answerId }
    expect((await asker.refusal(removeCaseAnswer, { params })).code).toBe('case-question.not-yours')
    await officer.call(removeCaseAnswer, { params })
    expect((await asker.refusal(markHelped, { params, body: { hasHelped: true } })).code).toBe(
      'case-question.answer-not-found',
    )
    await officer.call(removeCaseQuestion, { params: { questionId: first } })
    await asker.call(removeCaseQuestion, { params: { questionId: second } })
    for (const questionId of [first, second])
      expect((await asker.refusal(getCaseQuestion, { params: { questionId } })).code).toBe('case-question.not-found')
    expect(await app.db.selectFrom('case_answer').selectAll().where('question_id', '=', first).execute()).toEqual([])
  })

  test('thanking and closing are for the asker alone', async () => {
    const questionId = await ask()
    const answer = { params: { questionId }, body: { text: 'Zo doe ik het.' } }
    const { answerId } = await colleague.call(answerCaseQuestion, answer)
    const helped = { params: { questionId, answerId }, body: { hasHelped: true } }
    const close = { params: { questionId }, body: { isOpen: false } }
    expect((await colleague.refusal(markHelped, helped)).code).toBe('case-question.not-asker')
    expect((await colleague.refusal(closeCaseQuestion, close)).code).toBe('case-question.not-asker')
    await asker.call(markHelped, helped)
    await asker.call(markHelped, { ...helped, body: { hasHelped: false } })
    expect((await questionOf(asker, questionId)).answers[0]?.helpedOn).toBeNull()
  })

  test('who only reads can neither ask nor answer', async () => {
    const questionId = await ask()
    for (const role of ['policy-officer', 'privacy-officer'] as const) {
      const reader = app.as(app.amsterdam.of(role))
      expect((await questionOf(reader, questionId)).title).toBe(question().title)
      expect((await reader.refusal(askCaseQuestion, { body: question() })).code).toBe('access.denied')
    }
    const coach = app.as(app.amsterdam.of('provider-coach'))
    expect((await coach.refusal(searchCaseQuestions, { body: {} })).code).toBe('access.denied')
  })
})
