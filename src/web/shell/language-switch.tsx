import { type Language, switchLanguage, useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { messages } from '../shell-messages.ts'

const LANGUAGES: readonly { language: Language; short: string; name: string }[] = [
  { language: 'nl', short: 'NL', name: 'Nederlands' },
  { language: 'en', short: 'EN', name: 'English' },
]

/** Dutch or English, for this screen and the next visits on this device. */
export function LanguageSwitch() {
  const m = useMessages(messages)
  const now = useLanguage()
  return (
    <div className="trede-languages" role="group" aria-label={m.language}>
      {LANGUAGES.map(({ language, short, name }) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={now === language}
          title={name}
          onClick={() => switchLanguage(language)}
        >
          <span aria-hidden="true">{short}</span>
          <span className="trede-hidden">{name}</span>
        </button>
      ))}
    </div>
  )
}
