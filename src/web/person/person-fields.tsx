import { isBsn } from '../../core/bsn.ts'
import { Household, Sex } from '../../core/person.ts'
import { useDayText } from '../day-text.ts'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { SelectField, TextField } from '../ui/field.tsx'
import { parseBirthDate } from './birth-date.ts'
import { messages } from './messages.ts'
import { type PersonForm, typedBsn } from './person-form.ts'

interface PersonFieldsProps {
  form: PersonForm
  set: (part: Partial<PersonForm>) => void
}

/** Who somebody is: BSN, name, birth date. Names of fields are pointers below `/person`. */
export function IdentityFields(props: PersonFieldsProps) {
  return (
    <>
      <NameFields {...props} />
      <BirthFields {...props} />
    </>
  )
}

function NameFields({ form, set }: PersonFieldsProps) {
  const m = useMessages(messages)
  const bsn = typedBsn(form.bsn)
  const isWrongBsn = bsn.length >= 9 && !isBsn(bsn)
  return (
    <>
      <TextField
        label={m.fields.bsn}
        name="person/bsn"
        isOptional
        hint={m.bsnHint}
        inputMode="numeric"
        width="short"
        maxLength={14}
        value={form.bsn}
        onChange={(text) => set({ bsn: text })}
        {...(isWrongBsn ? { error: m.bsnWrong } : {})}
      />
      <div className="trede-fields">
        <TextField
          label={m.fields.givenNames}
          name="person/givenNames"
          isOptional
          maxLength={200}
          value={form.givenNames}
          onChange={(givenNames) => set({ givenNames })}
        />
        <TextField
          label={m.fields.initials}
          name="person/initials"
          isOptional
          width="short"
          maxLength={40}
          value={form.initials}
          onChange={(initials) => set({ initials })}
        />
      </div>
      <div className="trede-fields">
        <TextField
          label={m.fields.prefix}
          name="person/prefix"
          isOptional
          width="short"
          maxLength={40}
          value={form.prefix}
          onChange={(prefix) => set({ prefix })}
        />
        <TextField
          label={m.fields.familyName}
          name="person/familyName"
          maxLength={200}
          value={form.familyName}
          onChange={(familyName) => set({ familyName })}
        />
      </div>
    </>
  )
}

function BirthFields({ form, set }: PersonFieldsProps) {
  const m = useMessages(messages)
  const { households } = useMessages(dossierMessages)
  const days = useDayText()
  const born = parseBirthDate(form.birthDate)
  return (
    <>
      <div>
        <TextField
          label={m.fields.birthDate}
          name="person/birthDate"
          isOptional
          hint={m.birthDateHint}
          width="short"
          maxLength={20}
          value={form.birthDate}
          onChange={(birthDate) => set({ birthDate })}
        />
        <p className="trede-day-said" aria-live="polite">
          {born ? (born.endsWith('-00') ? days.birthDate(born) : days.day(born)) : ''}
        </p>
      </div>
      <div className="trede-fields">
        <SelectField
          label={m.fields.sex}
          name="person/sex"
          isOptional
          emptyLabel={m.notFilled}
          choices={Sex.options.map((value) => ({ value, label: m.sexes[value] }))}
          value={form.sex}
          onChange={(sex) => set({ sex })}
        />
        <SelectField
          label={m.fields.household}
          name="person/household"
          isOptional
          emptyLabel={m.notFilled}
          choices={Household.options.map((value) => ({ value, label: households[value] }))}
          value={form.household}
          onChange={(household) => set({ household })}
        />
      </div>
    </>
  )
}

/** Where somebody lives and how to reach them. */
export function AddressFields({ form, set }: PersonFieldsProps) {
  const m = useMessages(messages)
  return (
    <>
      <div className="trede-fields">
        <TextField
          label={m.fields.street}
          name="person/street"
          isOptional
          maxLength={200}
          value={form.street}
          onChange={(street) => set({ street })}
        />
        <TextField
          label={m.fields.houseNumber}
          name="person/houseNumber"
          isOptional
          width="short"
          maxLength={20}
          value={form.houseNumber}
          onChange={(houseNumber) => set({ houseNumber })}
        />
      </div>
      <div className="trede-fields">
        <TextField
          label={m.fields.postcode}
          name="person/postcode"
          isOptional
          width="short"
          maxLength={7}
          value={form.postcode}
          onChange={(postcode) => set({ postcode })}
        />
        <TextField
          label={m.fields.city}
          name="person/city"
          isOptional
          maxLength={100}
          value={form.city}
          onChange={(city) => set({ city })}
        />
      </div>
      <div className="trede-fields">
        <TextField
          label={m.fields.phone}
          name="person/phone"
          isOptional
          type="tel"
          maxLength={40}
          value={form.phone}
          onChange={(phone) => set({ phone })}
        />
        <TextField
          label={m.fields.email}
          name="person/email"
          isOptional
          type="email"
          maxLength={200}
          value={form.email}
          onChange={(email) => set({ email })}
        />
      </div>
      <div className="trede-fields">
        <TextField
          label={m.fields.preferredLanguage}
          name="person/preferredLanguage"
          isOptional
          maxLength={40}
          value={form.preferredLanguage}
          onChange={(preferredLanguage) => set({ preferredLanguage })}
        />
      </div>
    </>
  )
}
