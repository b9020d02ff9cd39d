import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { sendLetterRoute } from '../../api/letter.ts'
import { printLetters } from '../../api/letter-group.ts'
import { call, callForFile } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { Problem } from '../problem.ts'
import { type Group, type GroupRow, isReadyToGo } from './group-draft.ts'

interface Going {
  done: number
  total: number
}

/** What holds for all of them: going on to the next would only be refused again. */
const STOPS = new Set(['letter.mail-unset', 'letter.mail-away', 'letter.template-unknown', 'session.none'])

const isForAll = (problem: unknown): boolean =>
  !(problem instanceof Problem) || problem.status === 0 || STOPS.has(problem.code)

/**
 * Sends the letters of a group one by one, each by the route of a single letter. Who went is kept as it goes, so that a
 * stop, a closed page or a failure loses nothing and a repeat writes to nobody twice.
 */
export function useGroupSending({ draft, group, rows }: Group) {
  const client = useQueryClient()
  const { today } = useDayText()
  const [going, setGoing] = useState<Going>()
  const [failed, setFailed] = useState<ReadonlyMap<string, unknown>>(new Map())
  const [printProblem, setPrintProblem] = useState<unknown>()
  const isStopped = useRef(false)
  const { templateKey, way } = draft.value

  const print = async (letters: readonly { dossierId: string; letterId: string }[]) => {
    setPrintProblem(undefined)
    try {
      await callForFile(printLetters, `brieven-${today}.pdf`, { body: { letters: [...letters] } })
    } catch (problem) {
      setPrintProblem(problem)
    }
  }
  const sendOne = async ({ dossierId, subject, body, version, appointmentId }: GroupRow) => {
    const about = appointmentId === null ? {} : { appointmentId }
    const { letterId } = await call(sendLetterRoute, {
      params: { dossierId },
      body: { templateKey, way, subject, body, version, ...about },
    })
    return { dossierId, letterId }
  }
  const sendAll = async () => {
    const ready = (rows ?? []).filter(isReadyToGo)
    const failures = new Map<string, unknown>()
    const sent = [...draft.value.sent]
    isStopped.current = false
    for (const [done, row] of ready.entries()) {
      if (isStopped.current) break
      setGoing({ done, total: ready.length })
      try {
        sent.push(await sendOne(row))
        draft.set({ sent: [...sent] })
      } catch (problem) {
        failures.set(row.dossierId, problem)
        if (isForAll(problem)) break
      }
    }
    setGoing(undefined)
    setFailed(failures)
    for (const { dossierId } of sent) void client.invalidateQueries({ queryKey: ['dossier', dossierId] })
    // What somebody else changed meanwhile is read again, so that a second press goes on top of it.
    if (failures.size > 0) await group.refetch()
    if (way === 'post' && sent.length > draft.value.sent.length) await print(sent)
  }
  return {
    going,
    failed,
    printProblem,
    sendAll: () => void sendAll(),
    stop: () => {
      isStopped.current = true
    },
    print: () => void print(draft.value.sent),
  }
}
export type GroupSending = ReturnType<typeof useGroupSending>
