import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod'
import { decideChoiceRoute, getChoices } from '../../api/choice.ts'
import type { ChoicePart } from '../../core/choice.ts'
import type { KeyProposal } from '../../policy/explanation.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { Form } from '../ui/form.tsx'
import { DeviationFields, useDeviation } from './deviation-fields.tsx'
import { messages } from './messages.ts'
import { ToResident, WhyProposal } from './proposal-card.tsx'

/** What the tables of the municipality propose beside the category; nothing where they propose nothing. */
export function ChoiceCards({ open }: { open: OpenDossier }) {
  const { dossierId, page } = open
  const { data } = useQuery({
    queryKey: ['proposal', dossierId, page.version, 'choices'],
    queryFn: ({ signal }) => call(getChoices, { params: { dossierId }, signal }),
    // What was just decided is said in the card, which stays while the proposal is asked again.
    placeholderData: keepPreviousData,
  })
  return data?.choices.map(({ part, proposal }) => (
    <ChoiceCard key={`${part} ${proposal.key}`} open={open} part={part} proposal={proposal} />
  ))
}

interface ChoiceCardProps {
  open: OpenDossier
  part: ChoicePart
  proposal: KeyProposal
}

function ChoiceCard({ open, part, proposal }: ChoiceCardProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const language = useLanguage()
  const days = useDayText()
  const { choice } = usePolicyWords()
  const decided = open.dossier.choices[part]
  const by = decided ? (open.name(decided.actorId) ?? codes.timeline.unknown) : ''
  return (
    <Card title={codes.choiceParts[part]}>
      {decided ? <p>{m.now(choice(part, decided.value), days.day(decided.on), by)}</p> : null}
      <p className="trede-proposed">{proposal.key === null ? m.none : choice(part, proposal.key)}</p>
      <p>{proposal[language]}</p>
      {proposal.key === null ? null : <WhyProposal open={open} proposal={proposal} />}
      <ToResident proposal={proposal} />
      {open.dossier.outflow || !open.may('profile.decide') ? null : (
        <ChoiceForm open={open} part={part} proposal={proposal} />
      )}
    </Card>
  )
}

const ChoiceDraft = z.object({ value: z.string(), deviationCode: z.string(), deviationText: z.string() })

function ChoiceForm({ open, part, proposal }: ChoiceCardProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const language = useLanguage()
  const { policy } = usePolicyWords()
  const deviationOf = useDeviation('category')
  const draft = useDraft({
    key: `${part}-${open.dossierId}`,
    schema: ChoiceDraft,
    initial: { value: proposal.key ?? '', deviationCode: '', deviationText: '' },
  })
  const [missing, setMissing] = useState<Problem>()
  const [isSaved, setIsSaved] = useState(false)
  const write = useDossierWrite(decideChoiceRoute, open, () => {
    draft.clear()
    setIsSaved(true)
  })
  const { value, set } = draft
  const asksReason = proposal.key === null ? part === 'attention-class' : value.value !== proposal.key
  const isDeviating = value.value !== '' && asksReason
  const save = () => {
    const { deviation, errors: reasons } = isDeviating ? deviationOf(value) : { deviation: undefined, errors: [] }
    const none = value.value === '' ? [{ pointer: '/value', code: 'required', detail: m.choiceNeeded }] : []
    const errors = [...none, ...reasons]
    setIsSaved(false)
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    const body = { value: value.value, ...(deviation ? { deviation } : {}) }
    if (errors.length === 0) write.mutate({ params: { part }, body })
  }
  const options = policy?.choices.find((one) => one.part === part)?.options ?? []
  const problem = missing ?? write.error
  if (!draft.isReady) return null
  return (
    <>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={codes.choiceParts[part]}>
        <ChoiceGroup
          legend={m.chooseFor(codes.choiceParts[part])}
          name="value"
          choices={options.map((option) => ({
            value: option.key,
            label: option.key === proposal.key ? `${option[language]} (${m.isProposed})` : option[language],
            ...('value' in option.definition ? { hint: option.definition.value[language] } : {}),
          }))}
          value={value.value === '' ? undefined : value.value}
          onChange={(chosen) => set({ value: chosen })}
        />
        {isDeviating ? (
          <DeviationFields
            place="category"
            label={proposal.key === null ? m.reasonWithout : m.reason}
            value={value}
            onChange={set}
          />
        ) : null}
        <div className="trede-actions">
          <Button type="submit" isBusy={write.isPending}>
            {m.decideChoice}
          </Button>
          <span role="status">{isSaved ? m.choiceSaved : ''}</span>
        </div>
      </Form>
    </>
  )
}
