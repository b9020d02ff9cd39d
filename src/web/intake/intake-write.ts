import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerIntakeRoute, completeIntakeRoute } from '../../api/intake.ts'
import type { AnswerInput, TopicInput } from '../../core/intake.ts'
import { call } from '../api.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'

interface Saving {
  answers?: AnswerInput[]
  topics?: TopicInput[]
  /** Ends the intake after the answers are saved. */
  completion?: { report?: string }
}

/** Saves what was said and, if asked, ends the intake: two writes after each other, on one version of the dossier. */
export function useIntakeWrite(
  { dossierId, page }: Pick<OpenDossier, 'dossierId' | 'page'>,
  onDone: (saving: Saving) => void,
) {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all(
      [['dossier', dossierId], ['proposal', dossierId], ['today'], ['caseload']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
  return useMutation({
    mutationFn: async ({ answers = [], topics = [], completion }: Saving) => {
      const params = { dossierId }
      let { version } = page
      if (answers.length + topics.length > 0)
        version = (await call(answerIntakeRoute, { params, body: { version, answers, topics } })).version
      if (completion) await call(completeIntakeRoute, { params, body: { version, ...completion } })
    },
    onSuccess: async (_nothing, saving) => {
      await refresh()
      onDone(saving)
    },
    // What was saved before a refusal has changed the dossier as well.
    onError: () => void refresh(),
  })
}
