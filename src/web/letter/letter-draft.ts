import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod'
import { daysBetween } from '../../core/day.ts'
import { periodStart } from '../../core/dossier.ts'
import { LetterWay } from '../../core/letter.ts'
import { missingAddressParts } from '../../core/letter-words.ts'
import { lastAbsentOn, runningChain } from '../../core/no-show.ts'
import { goalsOf } from '../../core/plan-goal.ts'
import { proposeTemplate, type ShownTemplate } from '../../policy/letter.ts'
import { type LetterSource, letterFields, type MergedLetter, mergeLetter } from '../../policy/letter-field.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useSession } from '../session.ts'
import type { Letters } from './letter-query.ts'

/** What a link to this page may ask: a template, an appointment, a step after a missed appointment. */
export const LetterSearch = z.object({
  soort: z.string().max(60).optional().catch(undefined),
  afspraak: z.uuid().optional().catch(undefined),
  stap: z.string().max(60).optional().catch(undefined),
})
type LetterSearch = z.infer<typeof LetterSearch>

const LetterDraft = z.object({
  templateKey: z.string(),
  appointmentId: z.string(),
  subject: z.string(),
  body: z.string(),
  /** What the template gave; text that differs from it was typed. */
  given: z.object({ subject: z.string(), body: z.string() }),
  way: LetterWay,
})
type LetterDraft = z.infer<typeof LetterDraft>

function planOf({ dossier, text }: OpenDossier): LetterSource['plan'] {
  const { plan } = dossier
  const goals = plan ? goalsOf(plan).flatMap(({ textId }) => text(textId) ?? []) : []
  if (!plan || goals.length === 0) return null
  const readable = <T extends { textId: string; closed: unknown }>(list: readonly T[]) =>
    list.flatMap((one) => {
      const words = text(one.textId)
      return one.closed || words === undefined ? [] : { ...one, text: words }
    })
  return { goals, steps: readable(plan.steps), promises: readable(plan.promises) }
}

/** The template merged with the dossier as it stands. */
function useMerge(open: OpenDossier, letters: Letters) {
  const { worker, municipality } = useSession()
  const { dossier, page } = open
  const chain = runningChain(dossier.noShows)
  return (template: ShownTemplate, appointmentId: string): MergedLetter => {
    const appointment = dossier.appointments.find((one) => one.appointmentId === appointmentId) ?? null
    const fields = letterFields({
      language: template.language,
      person: page.person,
      municipality: municipality.name,
      worker: worker.name,
      newWorker: open.name(dossier.handover?.toWorkerId ?? dossier.ownerId) ?? null,
      appointment,
      places: letters.places,
      missedOn: chain ? lastAbsentOn(chain) : null,
      lastContactOn: dossier.lastContactOn,
      nextContactOn: dossier.nextContactOn,
      plan: planOf(open),
    })
    return mergeLetter(template, fields)
  }
}

/** What somebody most likely comes here for: what the link asks, else what the dossier says. */
function begin({ dossier, page }: OpenDossier, letters: Letters, asked: LetterSearch, today: string) {
  const ahead = dossier.appointments
    .filter(({ settled }) => !settled)
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const appointment = ahead.find(({ appointmentId }) => appointmentId === asked.afspraak) ?? ahead[0]
  const template =
    letters.templates.find(({ key }) => key === asked.soort) ??
    proposeTemplate(letters.templates, {
      noShowStep: asked.stap,
      isMissed: runningChain(dossier.noShows) !== undefined,
      hasAppointment: appointment !== undefined,
      silentDays: daysBetween(dossier.lastContactOn ?? periodStart(dossier), today),
    })
  const canPost = missingAddressParts(page.person).length === 0
  const way: LetterWay = !canPost && letters.canMail && page.person.email !== undefined ? 'e-mail' : 'post'
  return { ahead, template, appointmentId: appointment?.appointmentId ?? '', way }
}

/** The letter that somebody is writing, kept as they type; a template fills it as long as nothing was typed over it. */
export function useLetterDraft(open: OpenDossier, letters: Letters) {
  const asked = LetterSearch.parse(useSearch({ strict: false }))
  const { today } = useSession()
  const merge = useMerge(open, letters)
  const [first] = useState(() => begin(open, letters, asked, today))
  const given = first.template ? merge(first.template, first.appointmentId) : { subject: '', body: '', missing: [] }
  const filled = (subject: string, body: string) => ({ subject, body, given: { subject, body } })
  // Each thing a link asks for has a draft of its own: a letter half written is not what the next link meant.
  const purpose = [asked.soort, asked.stap, asked.afspraak]
    .filter(Boolean)
    .join('-')
    .replaceAll(/[^a-z0-9-]/g, '')
  const draft = useDraft<LetterDraft>({
    key: `letter-${open.dossierId}${purpose === '' ? '' : `-${purpose}`}`.slice(0, 120),
    schema: LetterDraft,
    initial: {
      templateKey: first.template?.key ?? '',
      appointmentId: first.appointmentId,
      way: first.way,
      ...filled(given.subject, given.body),
    },
  })
  const { value, set } = draft
  const template = letters.templates.find(({ key }) => key === value.templateKey)
  const isTyped = value.subject !== value.given.subject || value.body !== value.given.body
  const fill = (next: ShownTemplate, appointmentId: string) => {
    const { subject, body } = merge(next, appointmentId)
    set({ templateKey: next.key, appointmentId, ...filled(subject, body) })
  }
  /** Chooses a template or an appointment; what was typed stays until somebody replaces it. */
  const choose = (change: { templateKey?: string; appointmentId?: string }) => {
    const next = letters.templates.find(({ key }) => key === (change.templateKey ?? value.templateKey))
    if (!next) return
    if (isTyped) set({ templateKey: next.key, ...change })
    else fill(next, change.appointmentId ?? value.appointmentId)
  }
  const now = template ? merge(template, value.appointmentId) : given
  return {
    draft,
    template,
    ahead: first.ahead,
    noShowStep: asked.stap,
    /** Fields that are still open in the text as it stands. */
    missing: now.missing.filter((field) => `${value.subject}${value.body}`.includes(`{{${field}}}`)),
    isOutOfStep: isTyped && (now.subject !== value.given.subject || now.body !== value.given.body),
    choose,
    replace: () => template && fill(template, value.appointmentId),
  }
}
