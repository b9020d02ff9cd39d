import type * as z from 'zod'
import { useMessages, wordFor } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { messages } from './draft-messages.ts'

/** What is wrong with a typed value, and what to do about it. */
export function useIssueWords(): (issue: z.core.$ZodIssue) => string {
  const { faults: m } = useMessages(messages)
  const number = useNumber()
  const size = (issue: { origin: string }, amount: number | bigint, isMin: boolean) => {
    const bound = number(Number(amount))
    if (issue.origin === 'string') return isMin ? m.required : m.tooLong(bound)
    if (issue.origin === 'array') return isMin ? m.fewItems(bound) : m.manyItems(bound)
    return isMin ? m.tooSmall(bound) : m.tooBig(bound)
  }
  return (issue) => {
    switch (issue.code) {
      case 'too_small':
        return size(issue, issue.minimum, true)
      case 'too_big':
        return size(issue, issue.maximum, false)
      case 'invalid_type':
        if (issue.expected === 'int') return m.whole
        return issue.expected === 'number' ? m.number : m.required
      case 'invalid_value':
        return m.choose
      case 'invalid_format':
        return m.key
      case 'custom':
        return wordFor(m.codes, issue.message) === issue.message ? m.other : wordFor(m.codes, issue.message)
      case 'invalid_union':
      case 'invalid_key':
      case 'invalid_element':
      case 'not_multiple_of':
      case 'unrecognized_keys':
        return m.other
    }
  }
}
