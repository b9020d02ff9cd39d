import type { GoalKind } from '../core/plan-goal.ts'
import { sentences } from './voice.ts'

/** Goals in the resident's own words. */
export const GOALS: Readonly<Record<GoalKind, readonly string[]>> = {
  work: sentences(`
    Ik wil werken als {job}.
    Ik wil weer mijn eigen geld verdienen en geen brieven meer van de gemeente.
    Ik wil binnen een half jaar een baan van minstens 24 uur.
    Ik wil werk waar ik mijn ervaring {past} kan gebruiken.
    Ik wil een baan met vaste uren, zodat ik er voor de kinderen kan zijn.
    Ik wil eerst een proefplaats en dan een contract.
    Ik wil laten zien dat ik het kan.`),
  participation: sentences(`
    Ik wil twee ochtenden in de week iets doen waar ik anderen mee help.
    Ik wil weer onder de mensen komen.
    Ik wil met {hobby} iets betekenen in de buurt.
    Ik wil elke week een reden hebben om de deur uit te gaan.
    Ik wil rustig beginnen en kijken wat lukt.`),
  health: sentences(`
    Ik wil eerst sterker worden en minder pijn hebben.
    Ik wil weer goed slapen en overdag energie hebben.
    Ik wil mijn behandeling afmaken en daarna kijken naar werk.`),
  debt: sentences(`
    Ik wil rust in mijn hoofd: eerst de schulden regelen.
    Ik wil weten wat ik elke maand kan uitgeven.
    Ik wil dat de brieven stoppen en dat ik zelf weer overzicht heb.`),
  care: sentences(`
    Ik wil goede opvang voor de kinderen, zodat ik overdag tijd heb.
    Ik wil voor mijn moeder zorgen en daarnaast iets voor mezelf hebben.
    Ik wil dat iemand meekijkt naar de zorg thuis.`),
  learning: sentences(`
    Ik wil beter Nederlands spreken, zodat ik mezelf kan redden.
    Ik wil een diploma halen waarmee ik als {job} aan de slag kan.
    Ik wil leren werken met de computer.
    Ik wil mijn inburgering halen en daarna werken.`),
  rest: sentences(`
    Ik wil nu rust en over een half jaar opnieuw kijken.
    Ik wil dat het eerst even stil mag zijn.`),
  orientation: sentences('Ik wil eerst rondkijken en ontdekken wat bij mij past.'),
}

/** What is agreed about a time of rest or orientation. */
export const AGREED = 'Tot die dag vraagt de gemeente niets anders. Daarna kijken we samen verder.'

export const RESIDENT_STEPS: Readonly<Record<GoalKind, readonly string[]>> = {
  work: sentences(`
    Cv bijwerken en meenemen naar het volgende gesprek.
    Elke week twee bedrijven bellen of langsgaan.
    Inschrijven bij twee uitzendbureaus.
    Een dag meelopen als {job}.
    Referentie vragen aan de vorige werkgever.
    Oefenen met het sollicitatiegesprek.`),
  participation: sentences(`
    Kennismaken in het buurthuis en twee activiteiten bekijken.
    Elke woensdag naar de kookgroep.
    Meelopen bij de voedselbank, twee keer.
    Opschrijven welke activiteiten energie geven.`),
  health: sentences(`
    Afspraak maken bij de huisarts over de klachten.
    Drie keer in de week een halfuur wandelen.
    Oefeningen van de fysiotherapeut volhouden.`),
  debt: sentences(`
    Alle post in een map doen en meenemen.
    Naar het inloopspreekuur voor geldzaken gaan.
    Een overzicht maken van vaste lasten.`),
  care: sentences(`
    Opvang aanvragen voor dinsdag en donderdag.
    Met de huisarts praten over hulp thuis.
    Met familie afspreken wie wanneer kan helpen.`),
  learning: sentences(`
    Aanmelden voor de taaltoets.
    Twee keer in de week naar de taalles.
    Drie opleidingen vergelijken en de folders meenemen.
    Elke dag een kwartier oefenen met lezen.`),
  rest: sentences('Opschrijven wat rust geeft en wat energie kost.'),
  orientation: sentences('Met twee mensen praten over het werk dat zij doen.'),
}

export const WORKER_STEPS: readonly string[] = sentences(`
  Contact leggen met de taalschool over een plek op het juiste niveau.
  Navragen bij de werkgeversservice welke bedrijven nu zoeken.
  Aanmelden voor de computercursus.
  Reiskosten voor de eerste maand regelen.
  Belastbaarheid laten onderzoeken en de uitslag samen bespreken.
  Een kennismaking plannen met het buurtteam.
  Uitzoeken wat werken betekent voor toeslagen en uitkering.
  Warm overdragen aan schuldhulp en nagaan of het eerste gesprek er was.
  De opvang bellen over de wachtlijst.
  Een vrijwilligersplek zoeken die past bij {hobby}.`)

export const PARTNER_STEPS: readonly string[] = sentences(`
  De jobcoach plant een kennismaking bij een werkgever.
  De welzijnsorganisatie stelt een maatje voor.
  De taalschool neemt de instaptoets af.
  Het werkbedrijf geeft een advies na de eerste weken.
  De schuldhulpverlener maakt het overzicht compleet.`)

export const PROMISES: readonly string[] = sentences(`
  Wij vergoeden de reiskosten naar de cursus.
  U hoort binnen twee weken of de opleiding kan worden betaald.
  Wij bellen u na het eerste gesprek bij de werkgever.
  U hoeft uw verhaal bij de volgende organisatie niet opnieuw te vertellen: wij sturen met uw akkoord een samenvatting.
  Wij plannen gesprekken op tijden dat de kinderen op school zijn.
  U krijgt de afspraken van vandaag op papier.
  Wij houden uw uitkering door zolang u de proefplaats doet.
  U hebt één vast aanspreekpunt; bij ziekte neemt een collega het over.`)

/** Why a plan or a contact runs beyond the municipality's contact norm. */
export const INTERVAL_REASONS: readonly string[] = sentences(`
  Behandeling loopt tot het einde van het kwartaal; eerder praten heeft nu weinig zin.
  Doet het goed op de plek en belt zelf als er iets is.
  Op verzoek: langere tijd familiebezoek, besproken met inkomen.
  De begeleiding ligt nu bij het buurtteam; wij houden een langere lijn.`)

/** Why another category was chosen than the table proposes. */
export const CATEGORY_REASONS: readonly string[] = sentences(`
  De tabel kent de mantelzorg niet; die neemt nu alle tijd.
  Er ligt een concreet aanbod van een werkgever, dus een stap verder dan voorgesteld.
  De klachten wisselen sterk; voorzichtig beginnen en over drie maanden opnieuw wegen.
  Heeft in een vergelijkbare baan laten zien dat het wel lukt.
  Vraagt zelf om meer begeleiding dan het voorstel biedt.`)
