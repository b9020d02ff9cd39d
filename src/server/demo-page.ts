import { html } from 'hono/html'
import type { Language } from './problem.ts'
import { renderPage } from './sign-in-page.ts'

/** Somebody of the demo, as the sign-in page lists them. All of them are made up. */
export interface DemoPerson {
  municipalityId: string
  municipalityName: string
  subject: string
  name: string
  role: { nl: string; en: string }
}

/** What a choice posts back: a subject is known within its municipality only. */
export const personKey = ({ municipalityId, subject }: DemoPerson): string => `${municipalityId}/${subject}`

const WORDS = {
  nl: {
    title: 'Met wie wil je Trede proberen?',
    note: 'Dit is een demo. Alle mensen hieronder zijn verzonnen; er is geen wachtwoord nodig. Wat je ziet en mag hangt af van de rol en de gemeente.',
    cancel: 'Annuleren',
  },
  en: {
    title: 'As whom do you want to try Trede?',
    note: 'This is a demo. All the people below are made up; no password is needed. What you see and may do depends on the role and the municipality.',
    cancel: 'Cancel',
  },
} as const

/** The list to choose from, by municipality; every person is a button of one form. */
export function renderPeoplePage(people: readonly DemoPerson[], language: Language, path: string): Promise<string> {
  const words = WORDS[language]
  const municipalities = [...Map.groupBy(people, ({ municipalityId }) => municipalityId).values()]
  return renderPage({
    language,
    title: words.title,
    otherLanguagePath: `${path}?taal=${language === 'nl' ? 'en' : 'nl'}`,
    body: html`<p class="note">${words.note}</p>
<form method="post" action="${path}">
${municipalities.map(
  (group) => html`<h2 id="${group[0]?.municipalityId}">${group[0]?.municipalityName}</h2>
<ul class="people" aria-labelledby="${group[0]?.municipalityId}">
${group.map(
  (person) =>
    html`<li><button class="person" name="person" value="${personKey(person)}"><strong>${person.name}</strong> <span>${person.role[language]}</span></button></li>`,
)}
</ul>`,
)}
<p class="actions"><button class="quiet" name="person" value="">${words.cancel}</button></p>
</form>`,
  })
}

const MESSAGES = {
  'sign-out': {
    nl: { title: 'Afmelden bij de demo-aanmelddienst?', text: '', action: 'Ja, afmelden' },
    en: { title: 'Sign out of the demo sign-in service?', text: '', action: 'Yes, sign out' },
  },
  'signed-out': {
    nl: { title: 'Je bent afgemeld', text: 'Je kunt dit venster sluiten.', action: '' },
    en: { title: 'You are signed out', text: 'You can close this window.', action: '' },
  },
  broken: {
    nl: {
      title: 'Deze keuze is niet meer geldig',
      text: 'De aanmelding is verlopen of de server is opnieuw gestart. Begin opnieuw.',
      action: 'Opnieuw aanmelden',
    },
    en: {
      title: 'This choice is no longer valid',
      text: 'The sign-in has expired or the server was restarted. Start again.',
      action: 'Sign in again',
    },
  },
} as const

/** A page of the demo's sign-in service that lists nobody. `formId`: the form that its button sends. */
export function renderDemoMessage(
  name: keyof typeof MESSAGES,
  language: Language,
  form: { id: string; hidden: string } | undefined,
): Promise<string> {
  const words = MESSAGES[name][language]
  const way = form
    ? html`${html([form.hidden] as unknown as TemplateStringsArray)}<button form="${form.id}" name="logout" value="yes">${words.action}</button>`
    : words.action && html`<a class="button" href="/aanmelden${language === 'en' ? '?taal=en' : ''}">${words.action}</a>`
  return renderPage({
    language,
    title: words.title,
    body: html`${words.text && html`<p>${words.text}</p>`}
<p class="actions">${way}</p>`,
  })
}
