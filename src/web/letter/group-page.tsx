import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { type Group, isReadyToGo, otherTemplate, useGroupDraft } from './group-draft.ts'
import { messages } from './group-messages.ts'
import { GroupRows } from './group-rows.tsx'
import { type GroupSending, useGroupSending } from './group-sending.ts'
import { LetterPaper } from './letter-paper.tsx'
import { type Letters, lettersQuery, useSender } from './letter-query.ts'
import { messages as letterMessages } from './messages.ts'
import { WordsFields } from './words-fields.tsx'

/** One letter to several people, each with their own name, appointment and event. */
export function GroupLetterPage() {
  const m = useMessages(messages)
  const { data, error, refetch } = useQuery(lettersQuery)
  return (
    <>
      <PageHeading lead={m.lead} above={<PageLink to={paths.caseload()}>← {m.back}</PageLink>}>
        {m.title}
      </PageHeading>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <Desk letters={data} /> : error ? null : <LoadingPage />}
    </>
  )
}

function Desk({ letters }: { letters: Letters }) {
  const m = useMessages(messages)
  const group = useGroupDraft(letters)
  const sending = useGroupSending(group)
  const { draft, rows } = group
  if (!draft.isReady) return <LoadingPage />
  if (draft.value.dossierIds.length === 0)
    return (
      <Notice kind="info" isLive={false} actions={<PageLink to={paths.caseload()}>{m.back}</PageLink>}>
        {m.nobody}
      </Notice>
    )
  return (
    <div className="trede-stack">
      {group.group.error ? (
        <ProblemNotice problem={group.group.error} onRetry={() => void group.group.refetch()} />
      ) : null}
      <Result group={group} sending={sending} />
      <div className="trede-letter-desk">
        <Words letters={letters} group={group} sending={sending} />
        <div>
          <Example letters={letters} group={group} />
        </div>
      </div>
      {rows ? <GroupRows group={group} rows={rows} failed={sending.failed} /> : <LoadingPage />}
      {group.group.data && group.group.data.outOfReach > 0 ? (
        <p className="trede-hint">{m.outOfReach(group.group.data.outOfReach)}</p>
      ) : null}
    </div>
  )
}

interface PartProps {
  letters: Letters
  group: Group
}

/** How far it is, and afterwards what went, with the file of all letters to print. */
function Result({ group, sending }: { group: Group; sending: GroupSending }) {
  const m = useMessages(messages)
  const { going, failed, printProblem } = sending
  const { sent, way } = group.draft.value
  if (going)
    return (
      <>
        <Progress label={m.sending} done={going.done} total={going.total} words={m.of(going.done, going.total)} />
        <div className="trede-actions">
          <Button onClick={sending.stop}>{m.stop}</Button>
        </div>
      </>
    )
  return (
    <>
      {sent.length > 0 ? (
        <Notice
          kind={failed.size > 0 ? 'warning' : 'success'}
          actions={way === 'post' ? <Button onClick={sending.print}>{m.printAll(sent.length)}</Button> : undefined}
        >
          <p>{way === 'post' ? m.wentPost(sent.length) : m.wentMail(sent.length)}</p>
        </Notice>
      ) : null}
      {failed.size > 0 ? <Notice kind="error">{m.failed(failed.size)}</Notice> : null}
      {printProblem ? <ProblemNotice problem={printProblem} /> : null}
    </>
  )
}

function Words({ letters, group, sending }: PartProps & { sending: GroupSending }) {
  const m = useMessages(messages)
  const one = useMessages(letterMessages)
  const language = useLanguage()
  const { draft, rows } = group
  const { value, set } = draft
  const count = rows?.filter(isReadyToGo).length ?? 0
  const waiting = rows?.filter((row) => !row.isSent && !isReadyToGo(row)).length ?? 0
  return (
    <Form
      label={m.title}
      problem={undefined}
      onSubmit={() => (count > 0 && !sending.going ? sending.sendAll() : undefined)}
    >
      <SelectField
        label={one.template}
        name="templateKey"
        choices={letters.templates.map(({ key, title, owner }) => ({
          value: key,
          label: `${title[language]} (${owner === 'NL' ? one.countryTemplate : one.ownTemplate})`,
        }))}
        value={value.templateKey}
        onChange={(key) => set(otherTemplate(letters, value, key))}
      />
      <WordsFields letters={letters} value={value} onChange={set} bodyHint={m.bodyHint} rows={14} />
      {letters.canMail ? (
        <ChoiceGroup
          legend={one.way}
          name="way"
          isInline
          choices={(['post', 'e-mail'] as const).map((way) => ({ value: way, label: one[way] }))}
          value={value.way}
          onChange={(way) => set({ way })}
        />
      ) : (
        <p className="trede-hint">{one.noMail}</p>
      )}
      {rows && waiting > 0 ? <p className="trede-hint">{m.notAll(waiting, rows.length)}</p> : null}
      <div className="trede-actions">
        <Button kind="primary" type="submit" disabled={count === 0} isBusy={sending.going !== undefined}>
          {value.way === 'post' ? m.sendPost(count) : m.sendMail(count)}
        </Button>
        <DraftStatus draft={draft} />
      </div>
    </Form>
  )
}

/** The letter as one of them gets it; another one can be looked at. */
function Example({ letters, group: { draft, template, rows } }: PartProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const from = useSender(letters)
  const [dossierId, setDossierId] = useState('')
  const shown = rows?.find((row) => row.dossierId === dossierId) ?? rows?.find(isReadyToGo) ?? rows?.[0]
  if (!rows || !shown || !template) return null
  const { subject, body, addressee } = shown
  const letter = {
    ...from,
    subject,
    body,
    on: today,
    language: template.language,
    addressee: addressee[draft.value.way],
  }
  return (
    <Card title={m.example}>
      <SelectField
        label={m.exampleOf}
        name="example"
        choices={rows.map((row) => ({ value: row.dossierId, label: row.name }))}
        value={shown.dossierId}
        onChange={setDossierId}
      />
      <LetterPaper letter={letter} label={m.example} />
    </Card>
  )
}
