import type { ReactNode } from 'react'
import type { Choice } from '../ui/field.tsx'
import type { ValueKind } from './value-kind.ts'

export interface ValueFieldProps {
  kind: ValueKind
  /** 'pack/intake/termDays/value': where the value stands, for its errors. */
  name: string
  label: string
  value: unknown
  onChange: (value: unknown) => void
  isOptional?: boolean
  unit?: string | undefined
  /** The other things in the list that this thing stands in, to choose from. */
  siblings?: readonly Choice[]
}

/** Draws the field of a value inside a value: given along, since fields are made of fields. */
export type DrawField = (props: ValueFieldProps) => ReactNode
