import type { AbsenceReason, ContactChannel } from '../core/contact.ts'
import type { GoalKind } from '../core/plan-goal.ts'
import type { Random } from './random.ts'
import { sentences } from './voice.ts'

const OPENINGS: Readonly<Record<ContactChannel, readonly string[]>> = {
  talk: sentences(`
    Gesprek volgens afspraak.
    Rustig gesprek, {wie} had zich goed voorbereid.
    Goed gesprek, bij een kop koffie.
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
    Durft weer te bellen met werkgevers; dat ging vandaag samen.
    Heeft een dag meegelopen; het tempo was hoog, de sfeer goed.
    De werkgever zoekt iemand voor de vroege dienst; dat past met de bus niet. Samen naar vervoer gekeken.
    Volgt de training solliciteren en vindt vooral het oefenen nuttig.
    Kreeg een aanbod voor een oproepcontract en twijfelt. Op een rij gezet wat dat doet met het inkomen.
    Heeft drie bedrijven in de buurt bezocht en bij een ervan het cv achtergelaten.
    Ziet op tegen een nieuw gesprek na de laatste afwijzing. Afgesproken om het eerst te oefenen.
    Vertelt trots over een compliment van de begeleider op de werkplek.
    De tijdelijke opdracht is afgelopen; zoekt iets voor langere tijd.`),
  participation: sentences(`
    Gaat elke week naar het buurthuis en helpt daar in de keuken.
    Heeft de vrijwilligersplek een keer geprobeerd; vond het druk.
    Is met {hobby} begonnen in de wijk en leert mensen kennen.
    De eerste keer ging met een maatje, de tweede keer alleen.
    Vertelt dat de dagen minder lang zijn dan vorig jaar.
    Kookt nu eens in de week voor buren; dat smaakt naar meer, zegt {zij}.
    Is gestopt bij de eerste plek en wil iets rustigers zoeken.
    De coördinator van het buurthuis is blij met {hem} en vraagt of een dag extra kan.
    Durfde deze maand voor het eerst alleen met de bus.
    Heeft zich opgegeven voor een cursus van zes weken.
    Mist de groep in de vakantie; we zochten iets voor de tussentijd.`),
  health: sentences(`
    De behandeling slaat aan, slaapt beter.
    Heeft meer pijn dan in de zomer; wacht op een afspraak in het ziekenhuis.
    Loopt weer elke dag een rondje.
    Er is een doorverwijzing, de wachttijd is vier maanden.
    De nieuwe medicijnen maken moe; overleg met de huisarts volgt.
    Kan weer een halfuur achter elkaar zitten. Dat is winst.
    Afspraken met ons liever na elf uur, dan gaat het beter.`),
  debt: sentences(`
    Alle schulden staan nu op papier.
    De regeling is toegekend; dat geeft lucht.
    Er kwam een onverwachte rekening; samen gebeld om te spreiden.
    Houdt zich aan het weekbudget.
    Opent de post weer zelf en belt als iets onduidelijk is.
    De beslagvrije voet klopte niet; schuldhulp heeft dat laten herstellen.
    Nog twaalf termijnen te gaan.`),
  care: sentences(`
    De opvang begint volgende maand.
    De thuissituatie is zwaar, maar er komt hulp twee ochtenden in de week.
    Het oudste kind gaat naar de middelbare school; dat geeft ruimte overdag.
    Zorgt nog elke dag voor {haar} moeder; de wijkverpleging komt nu ook.
    Heeft voor het eerst in maanden een middag voor zichzelf gehad.
    De aanvraag voor hulp in huis loopt; ik vraag na hoe ver die is.`),
  learning: sentences(`
    Gaat trouw naar de taalles; het gesprek ging grotendeels in het Nederlands.
    Heeft de toets gehaald.
    Miste drie lessen door ziekte van een kind; de school weet ervan.
    Wil door naar de volgende groep.
    Leest nu zelf Nederlandse brieven van instanties.
    De opleiding begint in februari; de kosten zijn nog niet rond.
    Stage gevonden voor twee dagen in de week.
    De les is 's avonds; dat past beter bij de dag.
    Oefent thuis met het journaal en een woordenschrift.`),
  rest: sentences(`
    Heeft rust nodig; afgesproken dat dat mag.
    Wil over een paar maanden weer kijken wat kan.
    Er is nog veel te regelen na het overlijden in de familie.
    Geen nieuws, en dat is goed zo.`),
  orientation: sentences('Kijkt rond en vertelt wat {zij} zag.'),
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

/** A note on a contact, one to three sentences. */
export function noteText(
  { random, say }: { random: Random; say: (templates: readonly string[]) => string },
  channel: ContactChannel,
  goal: GoalKind,
): string {
  const opening = say(OPENINGS[channel])
  if (channel === 'tried' || channel === 'letter') return opening
  const parts = [opening, say(GOING[goal])]
  if (random.chance(0.7)) parts.push(say(CLOSINGS))
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

const ABSENCE: Readonly<Record<AbsenceReason, string>> = {
  illness: 'wegens ziekte.',
  childcare: 'omdat de opvang uitviel.',
  work: 'wegens een dag werk via het uitzendbureau.',
  transport: 'omdat de bus niet reed.',
  municipality: 'wegens ziekte van een collega; dit lag aan ons.',
  other: 'om een andere reden.',
  unknown: 'zonder opgaaf van reden. Ik bel morgen.',
}

/** Why an appointment did not happen, in words. */
export const absenceText = (outcome: 'missed' | 'cancelled', reason: AbsenceReason): string =>
  `${outcome === 'missed' ? 'Niet doorgegaan' : 'Vooraf afgezegd'} ${ABSENCE[reason]}`

export const MEDICAL_CLAIMS = sentences(`
  Zegt door klachten nu niet te kunnen werken en vraagt om een onderzoek.
  Geeft aan dat de behandelend arts werken afraadt.
  Kan naar eigen zeggen niet langer dan een halfuur zitten of staan.`)

export const MEDICAL_OUTCOMES = {
  able: 'Geen beperkingen vastgesteld voor licht werk.',
  'partly-able': 'Belastbaar voor halve dagen, geen zwaar tillen.',
  'not-able': 'Nu niet belastbaar; herbeoordeling over een half jaar.',
} as const

export const TOPIC_TEXTS = sentences(`
  Besproken; {wie} ziet hier zelf kansen, vooral door {haar} ervaring {past}.
  Kort besproken, hier speelt nu weinig.
  Uitgebreid besproken. Dit weegt zwaar en komt terug in het plan.
  {Wie} wil hier later op terugkomen.
  Gaat goed, zegt {zij}; {hobby} helpt daarbij.
  Hier wil {wie} eerst zelf over nadenken.
  Op dit punt is er hulp in de buurt; geen actie van ons nodig.
  {Wie} vertelde hier lang over. Samengevat: het wordt langzaam beter.
  Dit gaat al jaren goed.
  Een zorg voor later, niet voor nu.
  {Wie} noemt dit als eerste wat moet veranderen.
  Nieuw voor {hem}: wist niet dat hier hulp voor bestaat.
  Wisselt per week; afgesproken dit elke keer kort te bespreken.`)

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
