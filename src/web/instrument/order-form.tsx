import { useState } from 'react'
import * as z from 'zod'
import { orderInstrumentRoute } from '../../api/instrument.ts'
import { openOrders, RepeatReason, standingResults } from '../../core/instrument.ts'
import { FormActions, FormBox } from '../assessment/begin-form.tsx'
import { messages as assessmentMessages } from '../assessment/messages.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { useInstruments } from './instrument-query.ts'
import { messages } from './messages.ts'
import { ResultView } from './result-view.tsx'

const OrderDraft = z.object({
  instrument: z.string(),
  assessmentId: z.string(),
  text: z.string(),
  repeatReason: z.string(),
})
type OrderDraft = z.infer<typeof OrderDraft>

interface OrderFormProps {
  open: OpenDossier
  onDone: (said: string) => void
  onClose: () => void
}

/** What stands already of an instrument: the results that are not known to have ended, and orders that wait. */
function useStanding({ dossier }: OpenDossier, instrument: string) {
  const { today } = useDayText()
  const results = standingResults(dossier.instrumentResults, instrument, today)
  const orders = openOrders(dossier.instrumentOrders, dossier.instrumentResults)
  return { results, orders: orders.filter((one) => one.instrument === instrument) }
}

function useOrder({ open, onDone }: OrderFormProps) {
  const m = useMessages(messages)
  const { nameOf } = useInstruments()
  const [missing, setMissing] = useState<Problem>()
  const rounds = open.dossier.assessments.filter(({ closed }) => !closed)
  const [only] = rounds
  const draft = useDraft<OrderDraft>({
    key: `instrument-order-${open.dossierId}`,
    schema: OrderDraft,
    // The one round that is open is what somebody asks it for.
    initial: {
      instrument: '',
      assessmentId: rounds.length === 1 ? (only?.assessmentId ?? '') : '',
      text: '',
      repeatReason: '',
    },
  })
  const { instrument, assessmentId, text, repeatReason } = draft.value
  const standing = useStanding(open, instrument)
  const isRepeat = standing.results.length + standing.orders.length > 0
  const write = useDossierWrite(orderInstrumentRoute, open, () => {
    draft.clear()
    onDone(m.order.saved(nameOf(instrument)))
  })
  const save = () => {
    const reason = RepeatReason.safeParse(repeatReason).data
    const errors: FieldProblem[] = []
    if (instrument === '') errors.push({ pointer: '/instrument', code: 'required', detail: m.order.instrumentNeeded })
    if (isRepeat && !reason) errors.push({ pointer: '/repeatReason', code: 'required', detail: m.order.reasonNeeded })
    if (isRepeat && reason === 'other' && text.trim() === '')
      errors.push({ pointer: '/text', code: 'required', detail: m.order.wordsNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    write.mutate({
      body: {
        instrument,
        ...(rounds.some((round) => round.assessmentId === assessmentId) ? { assessmentId } : {}),
        ...(text.trim() ? { text } : {}),
        ...(isRepeat && reason ? { repeatReason: reason } : {}),
      },
    })
  }
  return { draft, rounds, standing, isRepeat, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** Orders a measurement. What is there already comes first; then a reason is asked. @source seed0 P1, seed3 P2 */
export function OrderForm(props: OrderFormProps) {
  const { open, onClose } = props
  const m = useMessages(messages)
  const { decisions } = useMessages(assessmentMessages)
  const language = useLanguage()
  const { list } = useInstruments()
  const { draft, rounds, standing, isRepeat, save, isBusy, problem } = useOrder(props)
  const { value, set } = draft
  if (!draft.isReady) return null
  const chosen = list.find(({ key }) => key === value.instrument)
  return (
    <FormBox title={m.actions.order} first="select" onClose={onClose}>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.actions.order}>
        <SelectField
          label={m.order.instrument}
          name="instrument"
          hint={chosen?.about[language]}
          emptyLabel={m.order.choose}
          choices={list.map((one) => ({ value: one.key, label: one[language] }))}
          value={value.instrument}
          onChange={(instrument) => set({ instrument, repeatReason: '' })}
        />
        <Standing open={open} standing={standing} />
        {isRepeat ? (
          <SelectField
            label={m.order.reason}
            name="repeatReason"
            hint={m.order.reasonHint}
            emptyLabel={m.order.chooseReason}
            choices={RepeatReason.options.map((reason) => ({ value: reason, label: m.reasons[reason] }))}
            value={RepeatReason.safeParse(value.repeatReason).data ?? ''}
            onChange={(repeatReason) => set({ repeatReason })}
          />
        ) : null}
        <TextAreaField
          label={m.order.text}
          name="text"
          rows={2}
          value={value.text}
          onChange={(text) => set({ text })}
          isOptional
        />
        {rounds.length > 0 ? (
          <SelectField
            label={m.order.round}
            name="assessmentId"
            emptyLabel={m.order.noRound}
            choices={rounds.map(({ assessmentId, decision }) => ({ value: assessmentId, label: decisions[decision] }))}
            value={value.assessmentId}
            onChange={(assessmentId) => set({ assessmentId })}
            isOptional
          />
        ) : null}
        <FormActions save={m.order.save} isBusy={isBusy} onClose={onClose} draft={draft} />
      </Form>
    </FormBox>
  )
}

function Standing({
  open,
  standing: { results, orders },
}: {
  open: OpenDossier
  standing: ReturnType<typeof useStanding>
}) {
  const { order: m } = useMessages(messages)
  const days = useDayText()
  return (
    <div role="status">
      {results.length + orders.length > 0 ? (
        <Notice kind="info" title={m.earlier} isLive={false}>
          {orders.map(({ orderId, on }) => (
            <p key={orderId}>{m.alreadyOrdered(days.day(on, 'short'))}</p>
          ))}
          {results.map((result) => (
            <ResultView key={result.resultId} open={open} result={result} />
          ))}
        </Notice>
      ) : null}
    </div>
  )
}
