import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { type Duplicate, findDuplicates } from '../../api/dossier.ts'
import { isBsn } from '../../core/bsn.ts'
import { fullName } from '../../core/person.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { CheckField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { parseBirthDate } from './birth-date.ts'
import { messages } from './messages.ts'
import { type PersonForm, typedBsn } from './person-form.ts'

const QUIET_MS = 500
/** A family name that nobody has, for when only the BSN is known yet. */
const NO_NAME = '-'

/** The value once it has stopped changing. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** What of the form can tell whether the person is known: a whole BSN, or a name with a birth date. */
function identityOf(form: PersonForm) {
  const bsn = isBsn(typedBsn(form.bsn)) ? typedBsn(form.bsn) : undefined
  const birthDate = parseBirthDate(form.birthDate)
  const familyName = form.familyName.trim()
  if (bsn === undefined && (birthDate === undefined || familyName === '')) return undefined
  return {
    familyName: familyName || NO_NAME,
    ...(form.prefix.trim() === '' ? {} : { prefix: form.prefix.trim() }),
    ...(bsn ? { bsn } : {}),
    ...(birthDate ? { birthDate } : {}),
  }
}

/** People who may be the one in the form; looks again when the typist pauses. */
export function useDuplicates(form: PersonForm) {
  const asked = useSettled(JSON.stringify(identityOf(form) ?? null))
  const { data, isFetching } = useQuery({
    queryKey: ['duplicates', asked],
    queryFn: ({ signal }) => call(findDuplicates, { body: { person: JSON.parse(asked) }, signal }),
    enabled: asked !== 'null',
    gcTime: 0,
  })
  const items = data?.items ?? []
  return {
    items,
    isChecking: isFetching,
    isChecked: data !== undefined,
    isBsnTaken: items.some(({ ground }) => ground === 'same-bsn'),
    /** Whom the typist compared, so that a later change of the form asks again. */
    key: items.map(({ dossierId, name }) => dossierId ?? name).join(' '),
  }
}

interface DuplicatesProps {
  found: ReturnType<typeof useDuplicates>
  form: PersonForm
  isDifferent: boolean
  onDifferent: (isDifferent: boolean) => void
}

/** The report beside whoever it may be; a person decides whether they are one. */
export function Duplicates({ found, form, isDifferent, onDifferent }: DuplicatesProps) {
  const { doubles: m } = useMessages(messages)
  if (found.items.length === 0)
    return (
      <p role="status" className="trede-soft">
        {found.isChecking ? m.checking : found.isChecked ? m.none : ''}
      </p>
    )
  return (
    <Notice kind="warning" title={m.title}>
      <p>{found.isBsnTaken ? m.bsnText : m.nameText}</p>
      <Comparison items={found.items} form={form} />
      {found.isBsnTaken ? null : (
        <CheckField label={m.differs} name="isKnownToDiffer" isChecked={isDifferent} onChange={onDifferent} />
      )}
    </Notice>
  )
}

function Comparison({ items, form }: { items: readonly Duplicate[]; form: PersonForm }) {
  const { doubles: m, fields } = useMessages(messages)
  const { who } = useMessages(dossierMessages)
  const { birthDate, day } = useDayText()
  const born = parseBirthDate(form.birthDate)
  const rows: { term: string; typed: string; known: (item: Duplicate) => ReactNode }[] = [
    {
      term: m.name,
      typed: fullName({ ...form, givenNames: form.givenNames || form.initials }),
      known: (item) => item.name,
    },
    {
      term: fields.birthDate,
      typed: born ? birthDate(born) : '',
      known: (item) => (item.birthDate ? birthDate(item.birthDate) : ''),
    },
    { term: fields.city, typed: form.city, known: (item) => item.city },
    { term: m.ground, typed: '', known: (item) => m.grounds[item.ground] },
    { term: who.owner, typed: '', known: (item) => item.ownerName ?? who.noOwner },
    {
      term: m.stand,
      typed: '',
      known: ({ dossierId, dossierNumber, closedOn }) =>
        dossierId ? (
          <>
            {closedOn ? m.closedOn(day(closedOn, 'short')) : m.open}
            <br />
            <PageLink to={paths.dossier(dossierId)}>{m.openDossier(dossierNumber ?? '')}</PageLink>
          </>
        ) : (
          m.noDossier
        ),
    },
  ]
  return (
    <table className="trede-compare">
      <caption className="trede-hidden">{m.caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="trede-hidden">{m.field}</span>
          </th>
          <th scope="col">{m.typed}</th>
          {items.map((item, at) => (
            <th key={item.dossierId ?? at} scope="col">
              {m.known(at + 1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ term, typed, known }) => (
          <tr key={term}>
            <th scope="row">{term}</th>
            <td>{typed}</td>
            {items.map((item, at) => (
              <td key={item.dossierId ?? at}>{known(item)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
