import type { PolicyDocument } from '../../api/policy-draft.ts'
import type { Draft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './draft-messages.ts'
import { conflictsOf, type TypedDraft } from './draft-state.ts'
import { kindOfParameter } from './parameter-list.tsx'
import { PARAMETERS, valueAt } from './parameter-path.ts'
import { ValueWords } from './value-words.tsx'

interface DraftConflictsProps {
  document: PolicyDocument
  draft: Draft<TypedDraft>
}

/** Two people changed one value: both stand side by side, and the typist chooses. */
export function DraftConflicts({ document, draft }: DraftConflictsProps) {
  const { conflict: m } = useMessages(messages)
  const language = useLanguage()
  const paths = conflictsOf(draft.value, document.pack)
  if (paths.length === 0) return null
  const nameOf = (path: string) =>
    PARAMETERS.find((parameter) => parameter.path === path)?.meta.title[language] ??
    document.law.openTerms.find(({ key }) => path === `ordinance.${key}`)?.[language] ??
    path
  const takeTheirs = (path: string) =>
    draft.set((before) => {
      const { [path]: _gone, ...changes } = before.changes
      return { ...before, changes }
    })
  const keepMine = (path: string) =>
    draft.set((before) => ({
      ...before,
      changes: {
        ...before.changes,
        [path]: { before: valueAt(document.pack, path), now: before.changes[path]?.now },
      },
    }))
  return (
    <Notice kind="warning" title={m.title}>
      <p>{m.text}</p>
      {paths.map((path) => (
        <section key={path} className="trede-policy-conflict" aria-label={nameOf(path)}>
          <h3 className="trede-h3">{nameOf(path)}</h3>
          <div className="trede-policy-sides">
            <div>
              <strong>{m.theirs}</strong>
              <Side path={path} value={valueAt(document.pack, path)} />
              <Button onClick={() => takeTheirs(path)}>{m.takeTheirs(nameOf(path))}</Button>
            </div>
            <div>
              <strong>{m.mine}</strong>
              <Side path={path} value={draft.value.changes[path]?.now} />
              <Button onClick={() => keepMine(path)}>{m.keepMine(nameOf(path))}</Button>
            </div>
          </div>
        </section>
      ))}
    </Notice>
  )
}

function Side({ path, value }: { path: string; value: unknown }) {
  const parameter = PARAMETERS.find((one) => one.path === path)
  return (
    <div>
      <ValueWords
        kind={{ kind: 'sourced', value: parameter ? kindOfParameter(parameter) : { kind: 'answer' } }}
        value={value}
      />
    </div>
  )
}
