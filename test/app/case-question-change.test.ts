import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import {
  answerCaseQuestion,
  askCaseQuestion,
  closeCaseQuestion,
  correctCaseAnswer,
  editCaseQuestion,
  getCaseQuestion,
  getCaseQuestionNews,
  removeCaseAnswer,
  searchCaseQuestions,
  setOwnTopics,
} from '../../src/api/case-question.ts'
import { testBsn } from '../../src/core/bsn.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let asker: Client
let colleague: Client
let resident: OpenDossier
beforeAll(async () => {
  app = await createTestApp()
  asker = app.as(await app.amsterdam.hire(['case-manager']))
  colleague = app.as(await app.amsterdam.hire(['neighbourhood-worker'], [app.amsterdam.south]))
  resident = await reported(asker, { givenNames: 'Mirjam', familyName: 'Verzonnen' })
})
afterAll(() => app.close())

type Question = z.input<typeof askCaseQuestion.body>
const question = (changes: Partial<Question> = {}): Question => ({
  title: 'Bang om de straat op te gaan',
  text: 'Een bewoner durft niet alleen naar de GGZ. Hoe ver ga je daarin mee?',
  topics: ['goal:care'],
  isAnonymous: true,
  ...changes,
})

const ask = async (changes: Partial<Question> = {}, client: Client = asker) =>
  (await client.call(askCaseQuestion, { body: question(changes) })).questionId

const titles = async (client: Client, body: z.input<typeof searchCaseQuestions.body>) =>
  (await client.call(searchCaseQuestions, { body })).items.map(({ title }) => title)

const questionOf = (client: Client, questionId: string) => client.call(getCaseQuestion, { params: { questionId } })

describe('the asker', () => {
  const edit = { ...question(), title: 'Beter gesteld', text: 'Hoe begin je hierover?', topics: [] }

  test('puts the question better until somebody answers; then it stays as it was read', async () => {
    const questionId = await ask({ dossierId: resident.dossierId })
    const params = { questionId }
    expect((await questionOf(asker, questionId)).mayEdit).toBe(true)
    expect((await questionOf(colleague, questionId)).mayEdit).toBe(false)
    await asker.call(editCaseQuestion, { params, body: edit })
    expect(await questionOf(colleague, questionId)).toMatchObject({ title: edit.title, editedOn: '2026-11-23' })
    const named = await asker.refusal(editCaseQuestion, { params, body: { ...edit, text: 'Mirjam durft niet' } })
    expect([named.code, named.errors?.[0]?.pointer]).toEqual(['case-question.identifies', '/text'])
    const unknown = await asker.refusal(editCaseQuestion, { params, body: { ...edit, topics: ['domain:magic'] } })
    expect(unknown.code).toBe('case-question.unknown-topic')
    expect((await colleague.refusal(editCaseQuestion, { params, body: edit })).code).toBe('case-question.not-asker')
    await colleague.call(answerCaseQuestion, { params, body: { text: 'Zo.' } })
    expect((await asker.refusal(editCaseQuestion, { params, body: edit })).code).toBe('case-question.answered')
    expect((await questionOf(asker, questionId)).mayEdit).toBe(false)
  })

  test('withdraws a question or closes it as answered, and can open it again', async () => {
    const questionId = await ask({ title: 'Toch niet' })
    const params = { questionId }
    await asker.call(closeCaseQuestion, { params, body: { isOpen: false, as: 'withdrawn' } })
    expect(await questionOf(colleague, questionId)).toMatchObject({ isOpen: false, closedAs: 'withdrawn' })
    await asker.call(closeCaseQuestion, { params, body: { isOpen: true } })
    expect(await questionOf(colleague, questionId)).toMatchObject({ isOpen: true, closedAs: null })
    await asker.call(closeCaseQuestion, { params, body: { isOpen: false } })
    expect((await questionOf(colleague, questionId)).closedAs).toBe('answered')
  })

  test('hears of an answer, and of a correction, until they looked; of their own words never', async () => {
    const me = app.as(await app.amsterdam.hire(['case-manager']))
    const news = async () => (await me.call(getCaseQuestionNews)).answered
    const params = { questionId: await ask({ title: 'Wie weet dit?' }, me) }
    await me.call(answerCaseQuestion, { params, body: { text: 'Ik dacht zelf aan de huisarts.' } })
    expect(await news()).toBe(0)
    const { answerId } = await colleague.call(answerCaseQuestion, { params, body: { text: 'Bel de huisarts.' } })
    expect(await news()).toBe(1)
    expect(await titles(me, { state: 'all', hasNews: true })).toEqual(['Wie weet dit?'])
    expect(await titles(colleague, { state: 'all', hasNews: true })).toEqual([])
    await questionOf(colleague, params.questionId)
    expect(await news()).toBe(1)
    expect((await questionOf(me, params.questionId)).hasNews).toBe(true)
    expect(await news()).toBe(0)
    await colleague.call(correctCaseAnswer, { params: { ...params, answerId }, body: { text: 'Bel de wijk-GGZ.' } })
    expect(await news()).toBe(1)
  })
})

describe('who may know something', () => {
  test('sees open questions of their topics and of their team, until they answered', async () => {
    const me = app.as(await app.amsterdam.hire(['case-manager'], [app.amsterdam.south]))
    const mine = () => titles(me, { isForMe: true })
    const before = await mine()
    const other = app.as(await app.amsterdam.hire(['case-manager'], [app.amsterdam.north]))
    const questionId = await ask({ title: 'Iets met zorg', topics: ['goal:care'] }, other)
    expect(await mine()).toEqual(before)
    await me.call(setOwnTopics, { body: { topics: ['goal:care'] } })
    expect(await mine()).toContain('Iets met zorg')
    const { forMe, topics } = await me.call(getCaseQuestionNews)
    expect([forMe, topics]).toEqual([(await mine()).length, ['goal:care']])
    await me.call(answerCaseQuestion, { params: { questionId }, body: { text: 'Zo.' } })
    expect(await mine()).not.toContain('Iets met zorg')
    await ask({ title: 'Uit mijn team', topics: [] }, app.as(app.amsterdam.neighbour))
    expect(await mine()).toContain('Uit mijn team')
    expect((await me.refusal(setOwnTopics, { body: { topics: ['domain:magic'] } })).code).toBe(
      'case-question.unknown-topic',
    )
    await me.call(setOwnTopics, { body: { topics: [] } })
    expect((await me.call(getCaseQuestionNews)).topics).toEqual([])
  })
})

describe('who answered', () => {
  test('corrects their words; what they said first stays, with its day, until the answer is removed', async () => {
    const questionId = await ask()
    const { answerId } = await colleague.call(answerCaseQuestion, { params: { questionId }, body: { text: 'Eén.' } })
    const params = { questionId, answerId }
    await colleague.call(correctCaseAnswer, { params, body: { text: 'Eén.' } })
    expect((await questionOf(asker, questionId)).answers).toMatchObject([
      { text: 'Eén.', correctedOn: null, earlier: [] },
    ])
    await colleague.call(correctCaseAnswer, { params, body: { text: 'Twee.' } })
    app.travelTo('2026-11-24')
    await colleague.call(correctCaseAnswer, { params, body: { text: 'Drie.' } })
    expect((await questionOf(asker, questionId)).answers).toMatchObject([
      {
        text: 'Drie.',
        correctedOn: '2026-11-24',
        earlier: [
          { text: 'Eén.', on: '2026-11-23' },
          { text: 'Twee.', on: '2026-11-23' },
        ],
      },
    ])
    app.travelTo('2026-11-23')
    const number = { params, body: { text: `Zie ${testBsn(9)}` } }
    expect((await colleague.refusal(correctCaseAnswer, number)).code).toBe('case-question.identifies')
    const theirs = { params, body: { text: 'Vier.' } }
    expect((await asker.refusal(correctCaseAnswer, theirs)).code).toBe('case-question.not-answerer')
    await colleague.call(removeCaseAnswer, { params })
    expect(
      await app.db.selectFrom('case_answer_version').selectAll().where('answer_id', '=', answerId).execute(),
    ).toEqual([])
  })

  test('learns no name by correcting: only the asker’s own words are compared with the file', async () => {
    const questionId = await ask({ dossierId: resident.dossierId })
    const { answerId } = await colleague.call(answerCaseQuestion, { params: { questionId }, body: { text: 'Wie?' } })
    await colleague.call(correctCaseAnswer, { params: { questionId, answerId }, body: { text: 'Verzonnen?' } })
    const own = await asker.call(answerCaseQuestion, { params: { questionId }, body: { text: 'Nee.' } })
    const named = { params: { questionId, answerId: own.answerId }, body: { text: 'Ja, Verzonnen.' } }
    expect((await asker.refusal(correctCaseAnswer, named)).code).toBe('case-question.identifies')
  })
})
