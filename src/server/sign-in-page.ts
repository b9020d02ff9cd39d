import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Language } from './problem.ts'

export const STYLE_PATH = '/aanmelden/stijl.css'

/** One file for all pages before sign-in, so that the content security policy needs no exception. */
export const STYLE = `
:root { color-scheme: light; font-family: system-ui, -apple-system, "Segoe UI", sans-serif; line-height: 1.5; }
body { margin: 0; background: #f4f6f8; color: #1b1f24; }
header, main { max-width: 62rem; margin: 0 auto; padding: 1rem 1.5rem; }
header { display: flex; justify-content: space-between; align-items: baseline; }
header p { margin: 0; font-weight: 700; font-size: 1.25rem; }
main { background: #fff; border: 1px solid #d0d7de; border-radius: .5rem; padding: 1.5rem; margin-bottom: 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; }
p { max-width: 44rem; }
a { color: #0b5394; }
.note { border-left: .375rem solid #0b5394; background: #eaf2fa; padding: .75rem 1rem; }
.people { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
button, .button { font: inherit; cursor: pointer; border-radius: .25rem; padding: .625rem 1rem; min-height: 2.75rem;
  box-sizing: border-box; display: inline-block; text-decoration: none; border: 1px solid #0b5394;
  background: #0b5394; color: #fff; }
button:hover, .button:hover { background: #083d6d; }
.quiet { background: #fff; color: #0b5394; }
.quiet:hover { background: #eaf2fa; color: #083d6d; }
.person { width: 100%; height: 100%; text-align: left; background: #fff; color: #1b1f24; border-color: #8c96a1; }
.person:hover { background: #eaf2fa; border-color: #0b5394; }
.person strong, .person span { display: block; }
.person span { color: #424a53; }
:focus-visible { outline: 3px solid #1b1f24; outline-offset: 2px; }
.actions { display: flex; gap: .75rem; flex-wrap: wrap; margin-top: 1.5rem; }
`

export interface Page {
  language: Language
  title: string
  /** Where the same page is in the other language; left out where a page cannot be asked for again. */
  otherLanguagePath?: string | undefined
  body: HtmlEscapedString | Promise<HtmlEscapedString>
}

const OTHER = { nl: { language: 'en', name: 'English' }, en: { language: 'nl', name: 'Nederlands' } } as const

/** A whole page: the name, the other language, one heading and what is said under it. */
export async function renderPage({ language, title, otherLanguagePath, body }: Page): Promise<string> {
  const other = OTHER[language]
  const page = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Trede</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header><p>Trede</p>${
    otherLanguagePath === undefined
      ? ''
      : html`<a href="${otherLanguagePath}" lang="${other.language}" hreflang="${other.language}">${other.name}</a>`
  }</header>
<main>
<h1>${title}</h1>
${await body}
</main>
</body>
</html>`
  return page.toString()
}

interface Said {
  status: 200 | 400 | 403 | 429 | 502 | 503
  nl: { title: string; text: string; again: string }
  en: { title: string; text: string; again: string }
}

const AGAIN = { nl: 'Opnieuw aanmelden', en: 'Sign in again' } as const
const RETRY = { nl: 'Probeer opnieuw', en: 'Try again' } as const

/** What a page says when sign-in did not end in a session, or when the session has ended. */
export const SIGN_IN_PAGES = {
  'signed-out': {
    status: 200,
    nl: { title: 'Je bent afgemeld', text: 'Je kunt dit venster sluiten.', again: AGAIN.nl },
    en: { title: 'You are signed out', text: 'You can close this window.', again: AGAIN.en },
  },
  cancelled: {
    status: 200,
    nl: {
      title: 'Aanmelden is gestopt',
      text: 'Het aanmelden is afgebroken. Er is niets gewijzigd.',
      again: RETRY.nl,
    },
    en: { title: 'Signing in was stopped', text: 'Signing in was cancelled. Nothing has changed.', again: RETRY.en },
  },
  expired: {
    status: 400,
    nl: {
      title: 'Deze aanmelding is niet meer geldig',
      text: 'Ze is verlopen, al gebruikt, of in een andere browser begonnen. Begin opnieuw.',
      again: AGAIN.nl,
    },
    en: {
      title: 'This sign-in is no longer valid',
      text: 'It has expired, was used already, or was started in another browser. Start again.',
      again: AGAIN.en,
    },
  },
  'unknown-worker': {
    status: 403,
    nl: { title: 'Je account is hier niet actief', text: '', again: 'Aanmelden met een ander account' },
    en: { title: 'Your account is not active here', text: '', again: 'Sign in with another account' },
  },
  'too-many': {
    status: 429,
    nl: { title: 'Even wachten', text: '', again: RETRY.nl },
    en: { title: 'Please wait', text: '', again: RETRY.en },
  },
  failed: {
    status: 502,
    nl: {
      title: 'Aanmelden is niet gelukt',
      text: 'De aanmelddienst gaf een antwoord dat niet klopt. Probeer het opnieuw. Blijft het misgaan, meld het je functioneel beheerder.',
      again: RETRY.nl,
    },
    en: {
      title: 'Signing in did not work',
      text: 'The sign-in service gave an answer that is not right. Try again. If it keeps failing, tell your functional administrator.',
      again: RETRY.en,
    },
  },
  unreachable: {
    status: 503,
    nl: {
      title: 'De aanmelddienst is niet bereikbaar',
      text: 'Wacht een minuut en probeer het opnieuw. Blijft het misgaan, meld het je functioneel beheerder.',
      again: RETRY.nl,
    },
    en: {
      title: 'The sign-in service cannot be reached',
      text: 'Wait a minute and try again. If it keeps failing, tell your functional administrator.',
      again: RETRY.en,
    },
  },
} as const satisfies Record<string, Said>
export type SignInPage = keyof typeof SIGN_IN_PAGES

/** A page in words with one way on. `text` replaces the page's own; `elsewhere` is a second way. */
export function renderSignInPage(
  name: SignInPage,
  language: Language,
  { againPath, text, elsewhere }: { againPath: string; text?: string; elsewhere?: { path: string; label: string } },
): Promise<string> {
  const said: { title: string; text: string; again: string } = SIGN_IN_PAGES[name][language]
  return renderPage({
    language,
    title: said.title,
    body: html`<p>${text ?? said.text}</p>
<p class="actions"><a class="button" href="${againPath}">${said.again}</a>${
      elsewhere ? html` <a class="button quiet" href="${elsewhere.path}">${elsewhere.label}</a>` : ''
    }</p>`,
  })
}
