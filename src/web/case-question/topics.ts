import { GoalKind } from '../../core/plan-goal.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { messages as codeMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** The topics of this municipality: its life domains, then the kinds of goal. */
export function useTopics(): { choices: { value: string; label: string }[]; words: (topic: string) => string } {
  const { goals } = useMessages(messages)
  const { goalKinds } = useMessages(codeMessages)
  const policy = usePolicy()
  const language = useLanguage()
  const choices = [
    ...(policy?.lifeDomains ?? []).map((domain) => ({ value: `domain:${domain.key}`, label: domain[language] })),
    ...GoalKind.options.map((kind) => ({ value: `goal:${kind}`, label: `${goals}: ${goalKinds[kind].toLowerCase()}` })),
  ]
  return { choices, words: (topic) => choices.find(({ value }) => value === topic)?.label ?? topic }
}
