import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import * as z from 'zod'
import { GROUP_LIMIT, type GroupMember, weighGroup } from '../../api/letter-group.ts'
import { hasOpenPlace, LetterWay } from '../../core/letter.ts'
import { Id } from '../../core/person.ts'
import type { ShownTemplate } from '../../policy/letter.ts'
import { mergeLetter } from '../../policy/letter-field.ts'
import { call } from '../api.ts'
import { useDraft } from '../draft.ts'
import { takeChosen } from './group-choice.ts'
import type { Letters } from './letter-query.ts'

const GroupDraft = z.object({
  dossierIds: z.array(Id).max(GROUP_LIMIT),
  /** Of those, who gets no letter after all. */
  leftOut: z.array(Id),
  templateKey: z.string(),
  way: LetterWay,
  subject: z.string(),
  body: z.string(),
  /** What has gone already, to print, and to begin again after a stop without writing to anybody twice. */
  sent: z.array(z.object({ dossierId: Id, letterId: Id })),
})
type GroupDraft = z.infer<typeof GroupDraft>

/** Why somebody gets no letter as it stands. */
export type Lack = 'closed' | 'sent-today' | 'address' | 'email' | 'place'

export interface GroupRow extends GroupMember {
  subject: string
  body: string
  lacks: readonly Lack[]
  isSent: boolean
  isLeftOut: boolean
}

const wordsOf = ({ subject, body }: ShownTemplate) => ({ subject, body })

/** The letter filled in for one person, with what it still lacks; the server judges the same once more at sending. */
function rowOf(member: GroupMember, { subject, body, way, sent, leftOut }: GroupDraft): GroupRow {
  const merged = mergeLetter({ subject, body }, member.fields)
  const lacks: [Lack, boolean][] = [
    ['closed', member.isClosed],
    ['sent-today', member.isSentToday],
    ['address', way === 'post' && member.missingAddress.length > 0],
    ['email', way === 'e-mail' && !member.hasEmail],
    ['place', hasOpenPlace(merged.subject) || hasOpenPlace(merged.body)],
  ]
  return {
    ...member,
    subject: merged.subject,
    body: merged.body,
    lacks: lacks.flatMap(([lack, is]) => (is ? [lack] : [])),
    isSent: sent.some(({ dossierId }) => dossierId === member.dossierId),
    isLeftOut: leftOut.includes(member.dossierId),
  }
}

/** The letter to a group that somebody is writing: kept as they type, with who it is for and to whom it went. */
export function useGroupDraft(letters: Letters) {
  const [first] = letters.templates
  const draft = useDraft<GroupDraft>({
    key: 'letter-group',
    schema: GroupDraft,
    initial: {
      dossierIds: [],
      leftOut: [],
      templateKey: first?.key ?? '',
      way: 'post',
      ...(first ? wordsOf(first) : { subject: '', body: '' }),
      sent: [],
    },
  })
  const { value, set, isReady } = draft
  const isTaken = useRef(false)
  useEffect(() => {
    if (!isReady || isTaken.current) return
    isTaken.current = true
    const chosen = takeChosen()
    // A new group begins with the words that were there; to whom the last one went does not count for this one.
    if (chosen.length > 0) set({ dossierIds: chosen.slice(0, GROUP_LIMIT), leftOut: [], sent: [] })
  }, [isReady, set])
  const template = letters.templates.find(({ key }) => key === value.templateKey)
  const { dossierIds, templateKey } = value
  const group = useQuery({
    queryKey: ['letter-group', dossierIds, templateKey],
    queryFn: ({ signal }) => call(weighGroup, { body: { dossierIds, templateKey }, signal }),
    enabled: isReady && dossierIds.length > 0 && template !== undefined,
    // Every look is kept in the read log: one is enough.
    staleTime: Number.POSITIVE_INFINITY,
    // Who comes back later gets what holds then.
    gcTime: 0,
  })
  const rows = useMemo(() => group.data?.items.map((member) => rowOf(member, value)), [group.data, value])
  return { draft, template, group, rows }
}
export type Group = ReturnType<typeof useGroupDraft>

/** Another template replaces the words, unless somebody wrote their own. */
export function otherTemplate(letters: Letters, value: GroupDraft, templateKey: string): Partial<GroupDraft> {
  const before = letters.templates.find(({ key }) => key === value.templateKey)
  const next = letters.templates.find(({ key }) => key === templateKey)
  const isTyped = before && (before.subject !== value.subject || before.body !== value.body)
  return { templateKey, ...(next && !isTyped ? wordsOf(next) : {}) }
}

export const isReadyToGo = ({ lacks, isSent, isLeftOut }: GroupRow): boolean =>
  lacks.length === 0 && !isSent && !isLeftOut
