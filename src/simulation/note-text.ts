import type { ContactChannel } from '../core/contact.ts'
import type { GoalKind } from '../core/plan.ts'
import type { Random } from './random.ts'
import { type Background, sentences, speak } from './voice.ts'

const OPENINGS: Readonly<Record<ContactChannel, readonly string[]>> = {
  talk: sentences(`
    Gesprek op kantoor.
    Rustig gesprek, {wie} had zich goed voorbereid.
    Gesprek in de wijk, bij de koffie.
    Voortgangsgesprek.
    Driegesprek met de begeleider.
    {Wie} kwam iets eerder; we hadden tijd genoeg.`),
  phone: sentences(`
    Gebeld.
    {Wie} belde zelf.
    Kort telefonisch contact.
    Teruggebeld na een bericht van {wie}.
    Gebeld om te horen hoe het gaat.`),
  message: sentences(`
    Bericht gestuurd en antwoord gekregen.
    {Wie} mailde.
    Berichten over en weer over de afspraak.`),
  'home-visit': sentences(`
    Huisbezoek, op verzoek van {wie}.
    Thuis langsgegaan, zoals afgesproken.
    Huisbezoek samen met een collega van het buurtteam.`),
  letter: sentences(`
    Brief gestuurd met het verzoek om te bellen.
    Bevestiging van de afspraken per brief gestuurd.`),
  tried: sentences(`
    Twee keer gebeld, geen gehoor; voicemail ingesproken.
    Aan de deur geweest, niemand thuis. Kaartje achtergelaten.
    Gebeld, nummer niet in gebruik. Navraag gedaan bij inkomen.`),
}

const GOING: Readonly<Record<GoalKind, readonly string[]>> = {
  work: sentences(`
    Heeft deze maand op vier vacatures gereageerd, een keer uitgenodigd.
    Was op gesprek als {job}; hoort volgende week meer.
    Het cv is klaar en ziet er goed uit.
    De proefplaats bevalt; de werkgever denkt na over een contract.
    Is afgewezen en baalt. Samen gekeken wat wel goed ging.
    Werkt sinds kort zes uur in de week erbij en geeft dat netjes door.
    Wil breder zoeken dan tot nu toe en dacht zelf aan werk als {job}.
    Durft weer te bellen met werkgevers; dat ging vandaag samen.`),
  participation: sentences(`
    Gaat elke week naar het buurthuis en helpt daar in de keuken.
    Heeft de vrijwilligersplek een keer geprobeerd; vond het druk.
    Is met {hobby} begonnen in de wijk en leert mensen kennen.
    De eerste keer ging met een maatje, de tweede keer alleen.
    Vertelt dat de dagen minder lang zijn dan vorig jaar.`),
  health: sentences(`
    De behandeling slaat aan, slaapt beter.
    Heeft meer pijn dan in de zomer; wacht op een afspraak in het ziekenhuis.
    Loopt weer elke dag een rondje.
    Er is een doorverwijzing, de wachttijd is vier maanden.`),
  debt: sentences(`
    Alle schulden staan nu op papier.
    De regeling is toegekend; dat geeft lucht.
    Er kwam een onverwachte rekening; samen gebeld om te spreiden.
    Houdt zich aan het weekbudget.`),
  care: sentences(`
    De opvang begint volgende maand.
    De thuissituatie is zwaar, maar er komt hulp twee ochtenden in de week.
    De oudste gaat naar de middelbare school; dat geeft ruimte overdag.`),
  learning: sentences(`
    Gaat trouw naar de taalles; het gesprek ging grotendeels in het Nederlands.
    Heeft de toets gehaald.
    Miste drie lessen door ziekte van een kind; de school weet ervan.
    Wil door naar de volgende groep.`),
  rest: sentences(`
    Heeft rust nodig; afgesproken dat dat mag.
    Geen nieuws, en dat is goed zo.`),
}

const CLOSINGS = sentences(`
  Volgende keer kijken we of de stap is gelukt.
  {Wie} belt als er eerder iets is.
  Afgesproken dat ik de opvang bel.
  Afspraken meegegeven op papier.
  Blij met het contact, zegt {zij}.
  Ik zoek uit wat dit betekent voor de toeslagen.
  {Wie} vraagt of de gesprekken in de ochtend kunnen; aangepast.
  De begeleider krijgt met akkoord van {wie} een korte samenvatting.
  Zelfde lijn vasthouden.
  Ik heb nagevraagd of {haar} brief is aangekomen; dat klopt.`)

/** A note on a contact, two or three sentences. */
export function noteText(random: Random, channel: ContactChannel, goal: GoalKind, background: Background): string {
  const opening = speak(random.pick(OPENINGS[channel]), background)
  if (channel === 'tried' || channel === 'letter') return opening
  const parts = [opening, speak(random.pick(GOING[goal]), background)]
  if (random.chance(0.7)) parts.push(speak(random.pick(CLOSINGS), background))
  return parts.join(' ')
}

/** A note after years without contact. @source seed4 P24, L448-450 */
export const AFTER_SILENCE = sentences(`
  Eerste gesprek sinds lange tijd. {Wie} vertelt dat {zij} jaren niets hoorde en dat vervelend vond. Excuses gemaakt en opnieuw kennisgemaakt.
  Opgepakt uit de lijst van mensen die lang uit beeld zijn. {Wie} stelde het op prijs; alle gegevens nagelopen.
  Na jaren weer gesproken. De situatie is veranderd: {haar} gezondheid is beter en {zij} wil iets gaan doen.`)

export const APPOINTMENT_TEXTS = sentences(`
  Voortgang bespreken.
  Plan bijwerken.
  Kennismaken.
  Cv en vacatures.
  Uitslag van het onderzoek bespreken.
  Samen naar de taalschool bellen.`)

export const MISSED_TEXTS = sentences(`
  Niet verschenen; belde later dat het kind ziek was.
  Niet verschenen, nog geen bericht. Ik bel morgen.
  Kwam niet; bleek de brief niet te hebben gekregen.`)

export const CANCELLED_TEXTS = sentences(`
  Belde af wegens ziekte.
  Afgezegd: geen opvang. Nieuwe afspraak volgt.
  Door ons verzet wegens ziekte van een collega.`)

export const MEDICAL_CLAIMS = sentences(`
  Zegt door klachten nu niet te kunnen werken en vraagt om een onderzoek.
  Geeft aan dat de behandelend arts werken afraadt.
  Kan naar eigen zeggen niet langer dan een halfuur zitten of staan.`)

export const MEDICAL_OUTCOMES = sentences(`
  Belastbaar voor halve dagen, geen zwaar tillen.
  Nu niet belastbaar; herbeoordeling over een half jaar.
  Geen beperkingen vastgesteld voor licht werk.`)

export const TOPIC_TEXTS = sentences(`
  Besproken; {wie} ziet hier zelf kansen, vooral door {haar} ervaring {past}.
  Kort besproken, hier speelt nu weinig.
  Uitgebreid besproken. Dit weegt zwaar en komt terug in het plan.
  {Wie} wil hier later op terugkomen.
  Gaat goed, zegt {zij}; {hobby} helpt daarbij.`)

export const REPORT_TEXTS = sentences(`
  {Wie} werkte {past} en wil het liefst aan de slag als {job}. Sterk: houdt zich aan afspraken en denkt mee. Wat in de weg zit, is besproken en staat per leefgebied genoteerd. Keuze: eerst een kleine, haalbare stap, omdat een eerdere grote stap niet volhield. Over drie maanden samen opnieuw kijken.
  Het gesprek duurde een uur. {Wie} vertelde open over de afgelopen jaren. Werk is het doel, maar niet meteen: eerst rust in de geldzaken. Ik kies daarom voor begeleiding dicht bij huis, in overleg met {hem}.
  {Wie} kent {haar} eigen mogelijkheden goed. {Zij} noemde {hobby} als iets wat energie geeft; daar sluiten we bij aan. Ik motiveer de gekozen richting met drie punten: recente ervaring, een steunend netwerk en de wens om klein te beginnen.`)

/** Openings and endings of a hand-over summary; what lies between comes from the file. */
export const HANDOVER_REASONS = sentences(`
  Overdracht omdat ik minder uren ga werken.
  Overdracht omdat het accent verschuift naar een andere aanpak.
  {Wie} is binnen de gemeente verhuisd.
  Overdracht op eigen verzoek van {wie}; dat verzoek begrijp ik.
  Overdracht wegens herverdeling van het werk in het team.`)

export const DECLINE_TEXTS = sentences(`
  Mijn lijst is vol; in overleg met de teamleider terug.
  Ik ken {wie} privé en kan dit beter niet doen.`)
