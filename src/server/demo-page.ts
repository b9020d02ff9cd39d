import { html } from 'hono/html'
import type { Language } from './problem.ts'
import { renderPage } from './sign-in-page.ts'

/** Somebody of the demo, as the sign-in page lists them; all are made up. No two have the same subject. */
export interface DemoPerson {
  municipalityId: string
  municipalityName: string
  subject: string
  name: string
  role: { nl: string; en: string }
}

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
    html`<li><button class="person" name="person" value="${person.subject}"><strong>${person.name}</strong> <span>${person.role[language]}</span></button></li>`,
)}
</ul>`,
)}
<p class="actions"><button class="quiet" name="person" value="">${words.cancel}</button></p>
</form>`,
  })
}

const BROKEN = {
  nl: {
    title: 'Deze keuze is niet meer geldig',
    text: 'De aanmelding is verlopen of de server is opnieuw gestart. Begin opnieuw.',
    again: 'Opnieuw aanmelden',
  },
  en: {
    title: 'This choice is no longer valid',
    text: 'The sign-in has expired or the server was restarted. Start again.',
    again: 'Sign in again',
  },
} as const

/** What the demo's sign-in service says when it no longer knows the sign-in that is being answered. */
export function renderBrokenPage(language: Language): Promise<string> {
  const words = BROKEN[language]
  return renderPage({
    language,
    title: words.title,
    body: html`<p>${words.text}</p>
<p class="actions"><a class="button" href="/aanmelden${language === 'en' ? '?taal=en' : ''}">${words.again}</a></p>`,
  })
}
