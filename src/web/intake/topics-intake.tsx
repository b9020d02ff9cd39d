import { useState } from 'react'
import type { Topic } from '../../policy/question.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { type IntakeDrafting, without } from './intake-draft.ts'
import { useIntakeWrite } from './intake-write.ts'
import { messages } from './messages.ts'

interface TopicsIntakeProps {
  open: OpenDossier
  topics: readonly Topic[]
  draft: IntakeDrafting
}

function useTopics({ open, topics, draft }: TopicsIntakeProps) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const [said, setSaid] = useState('')
  const saved = (key: string): string => {
    const noted = open.dossier.intake?.topics[key]
    return noted ? (open.text(noted.textId) ?? '') : ''
  }
  const value = (key: string) => draft.value.topics[key] ?? saved(key)
  const changed = topics.filter(({ key }) => value(key).trim() !== '' && value(key).trim() !== saved(key).trim())
  const write = useIntakeWrite(open, ({ topics: written = [], completion }) => {
    if (completion) {
      draft.clear()
      goAndSay(paths.dossier(open.dossierId), m.finish.done)
      return
    }
    const keys = written.map(({ topicKey }) => topicKey)
    draft.set((before) => ({ ...before, topics: without(before.topics, keys) }))
    setSaid(m.topics.saved)
  })
  const input = changed.map(({ key }) => ({ topicKey: key, text: value(key) }))
  const save = () => {
    setSaid(input.length > 0 ? '' : m.topics.nothing)
    if (input.length > 0) write.mutate({ topics: input })
  }
  const finish = () => {
    const report = draft.value.report.trim()
    write.mutate({ topics: input, completion: report === '' ? {} : { report } })
  }
  return { value, changed, save, finish, said, isBusy: write.isPending, problem: write.error }
}

/** Topics in any order, each with its own words. @source seed2 L780 */
export function TopicsIntake(props: TopicsIntakeProps) {
  const { open, topics, draft } = props
  const m = useMessages(messages)
  const language = useLanguage()
  const days = useDayText()
  const words = usePolicyWords()
  const { value, changed, save, finish, said, isBusy, problem } = useTopics(props)
  const pointerOf = (key: string) => `topics/${changed.findIndex((topic) => topic.key === key)}/text`
  const noted = open.dossier.intake?.topics ?? {}
  return (
    <div className="trede-guidance">
      <Card title={m.topics.title} isMain>
        <p className="trede-soft">{m.topics.lead}</p>
        <ConflictNotice problem={problem} open={open} />
        <Form onSubmit={save} problem={problem} label={m.topics.title}>
          {topics.map((topic) => {
            const day = noted[topic.key]?.on
            const isChanged = changed.includes(topic)
            const hint = `${m.topics.about(words.domain(topic.domain))} ${day ? m.topics.noted(days.day(day, 'short')) : ''}`
            return (
              <div key={topic.key} id={`onderwerp-${topic.key}`}>
                <TextAreaField
                  label={topic[language]}
                  name={isChanged ? pointerOf(topic.key) : `topic-${topic.key}`}
                  hint={hint}
                  rows={2}
                  value={value(topic.key)}
                  onChange={(text) =>
                    draft.set((before) => ({ ...before, topics: { ...before.topics, [topic.key]: text } }))
                  }
                  isOptional
                />
              </div>
            )
          })}
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={isBusy}>
              {m.topics.save}
            </Button>
            <span role="status">{said}</span>
            <DraftStatus draft={draft} />
          </div>
        </Form>
      </Card>
      <div className="trede-stack">
        <Card title={m.finish.title}>
          <TopicStates topics={topics} isNoted={(key) => value(key).trim() !== ''} />
          <Form onSubmit={finish} label={m.finish.title}>
            <TextAreaField
              label={m.finish.report}
              name="report"
              rows={3}
              value={draft.value.report}
              onChange={(report) => draft.set({ report })}
              isOptional
            />
            <div className="trede-actions">
              <Button type="submit" isBusy={isBusy}>
                {m.finish.button}
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </div>
  )
}

/** Which topics have been discussed, each a link to its place. */
function TopicStates({ topics, isNoted }: { topics: readonly Topic[]; isNoted: (key: string) => boolean }) {
  const { topics: m } = useMessages(messages)
  const language = useLanguage()
  return (
    <ul className="trede-bullets">
      {topics.map((topic) => (
        <li key={topic.key}>
          <a
            className="nl-link"
            href={`#onderwerp-${topic.key}`}
            onClick={(event) => {
              event.preventDefault()
              document.querySelector<HTMLElement>(`#onderwerp-${topic.key} textarea`)?.focus()
            }}
          >
            {topic[language]}
          </a>
          {' – '}
          <span className="trede-soft">{isNoted(topic.key) ? m.isNoted : m.notNoted}</span>
        </li>
      ))}
    </ul>
  )
}
