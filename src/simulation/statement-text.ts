import type { StatementNature } from '../core/diagnosis.ts'
import type { StatementSource } from '../core/fact.ts'
import { sentences } from './voice.ts'

/** Parts of life that made-up statements are about; {@link domainKey} finds the municipality's own key for each. */
export type Theme =
  | 'work'
  | 'learning'
  | 'language'
  | 'health'
  | 'mind'
  | 'money'
  | 'housing'
  | 'network'
  | 'care'
  | 'interests'
  | 'day'

type Bank = Partial<Record<StatementNature, Partial<Record<StatementSource, readonly string[]>>>>

/** Statements per part of life. Strengths are as many as obstacles; nobody is called unwilling. */
export const STATEMENTS: Readonly<Record<Theme, Bank>> = {
  work: {
    strength: {
      said: sentences(`
        Heeft jaren {past} gewerkt en kent het werk goed.
        Vertelt dat {zij} nooit te laat kwam op het werk.
        Kan goed met klanten omgaan, zegt {zij} zelf.
        Wil ook in de avond werken als dat nodig is.`),
      observed: sentences(`
        Komt op tijd, heeft de papieren bij zich en stelt goede vragen.
        Legt rustig en precies uit wat het werk {past} inhield.
        Heeft zelf al vacatures uitgezocht en meegenomen.`),
      reported: sentences(`
        Vorige werkgever noemt {hem} betrouwbaar en zou {hem} zo weer aannemen.
        De werkbegeleider ziet dat {zij} nieuwe collega's op weg helpt.`),
    },
    obstacle: {
      said: sentences(`
        Heeft al lang niet gesolliciteerd en weet niet waar te beginnen.
        Kreeg na twintig brieven geen enkel antwoord en is daar moe van.
        Is bang om na een korte baan opnieuw een uitkering te moeten aanvragen.`),
      judged: sentences(`
        Werkervaring {past} is meer dan vijf jaar oud; een proefplaats kan laten zien wat nog lukt.
        Zoekt nu in één richting; het helpt om breder te kijken.`),
    },
    wish: {
      said: sentences(`
        Zou graag werken als {job}.
        Wil het liefst werk dicht bij huis, met vaste uren.
        Wil eerst een paar dagen meelopen voordat {zij} kiest.`),
    },
  },
  learning: {
    strength: {
      said: sentences(`
        Leert het snelst door te doen.
        Heeft een rijbewijs B en rijdt graag.
        Volgde vorig jaar een computercursus en maakte die af.`),
      observed: sentences('Vult het formulier op de computer zonder hulp in.'),
    },
    obstacle: {
      said: sentences(`
        Heeft geen diploma dat in Nederland geldt.
        Is op de vmbo gestopt en heeft daar spijt van.`),
      judged: sentences('Zonder startkwalificatie is een baan als {job} nog ver weg; een leerwerkplek past nu beter.'),
    },
    wish: { said: sentences('Wil graag een korte opleiding doen die op werk uitloopt.') },
  },
  language: {
    strength: {
      said: sentences('Spreekt thuis {language} en leest elke dag in het Nederlands.'),
      observed: sentences('Wij voerden het hele gesprek in het Nederlands, ook over moeilijke onderwerpen.'),
      reported: sentences('De taalschool meldt dat {zij} in een half jaar een niveau is gestegen.'),
    },
    obstacle: {
      observed: sentences(`
        Begrijpt korte zinnen goed; bij brieven van instanties is uitleg nodig.
        Het gesprek lukte met een tolk; telefonisch lukt het nog niet.`),
      reported: sentences('De taalschool schat het niveau nu op A2, met schrijven als zwakste onderdeel.'),
    },
    wish: { said: sentences('Wil beter Nederlands leren om op school van de kinderen mee te kunnen praten.') },
  },
  health: {
    strength: {
      said: sentences(`
        Wandelt elke dag een uur en voelt zich daar beter door.
        Kan vier uur achter elkaar staan en lopen zonder klachten.`),
    },
    obstacle: {
      said: sentences(`
        Heeft rugklachten en kan niet zwaar tillen.
        Slaapt slecht door pijn in de schouder.
        Is snel moe sinds een operatie vorig jaar.`),
      reported: sentences('De arts adviseert halve dagen en geen werk in de kou.'),
    },
    circumstance: { said: sentences('Is onder behandeling bij de fysiotherapeut, tweemaal per week.') },
  },
  mind: {
    strength: {
      said: sentences('Heeft geleerd op tijd hulp te vragen als het minder gaat.'),
      observed: sentences('Praat open over wat wel en niet lukt.'),
    },
    obstacle: {
      said: sentences(`
        Ziet op tegen drukke ruimtes en nieuwe mensen.
        Heeft veel zorgen en kan zich slecht concentreren.`),
      reported: sentences('De behandelaar vraagt om rust en een opbouw in kleine stappen.'),
    },
  },
  money: {
    strength: { said: sentences('Houdt de uitgaven bij in een schrift en heeft geen achterstanden.') },
    obstacle: {
      said: sentences(`
        Heeft schulden bij de zorgverzekeraar en opent de post niet altijd.
        Houdt na de vaste lasten weinig over voor reizen.`),
      reported: sentences('De schuldhulpverlener meldt dat de regeling loopt en wordt nagekomen.'),
    },
    circumstance: { said: sentences('Zit in de schuldsanering; die loopt nog anderhalf jaar.') },
  },
  housing: {
    strength: { said: sentences('Woont rustig en is tevreden met de buurt.') },
    obstacle: {
      said: sentences(`
        Woont tijdelijk bij familie en zoekt een eigen plek.
        De woning is vochtig en te klein voor het gezin.`),
    },
  },
  network: {
    strength: {
      said: sentences(`
        Heeft een zus die op de kinderen past als het moet.
        Kent veel mensen in de wijk en wordt vaak om hulp gevraagd.`),
      observed: sentences('Groet onderweg naar de spreekkamer drie bekenden en maakt met iedereen een praatje.'),
    },
    obstacle: {
      said: sentences(`
        Ziet weinig mensen sinds de verhuizing.
        Heeft hier geen familie en gaat weinig de deur uit.`),
    },
    wish: { said: sentences('Wil graag mensen leren kennen bij iets met {hobby}.') },
  },
  care: {
    strength: { said: sentences('Regelt alles rond de kinderen zelf en is daar trots op.') },
    obstacle: {
      said: sentences(`
        Heeft {children} en nog geen opvang na school.
        Zorgt voor een zieke ouder, elke ochtend en avond.`),
    },
    circumstance: { said: sentences('Heeft {children}; de opvang is op dinsdag en donderdag geregeld.') },
  },
  interests: {
    strength: {
      said: sentences(`
        Houdt van {hobby} en kan dat anderen goed leren.
        Doet al jaren aan {hobby}, ook samen met buren.`),
    },
    wish: { said: sentences('Zou met {hobby} iets voor anderen willen doen.') },
  },
  day: {
    strength: { said: sentences('Staat elke dag om zeven uur op en heeft een vaste indeling van de dag.') },
    obstacle: { said: sentences('Heeft overdag weinig omhanden en draait dag en nacht soms om.') },
    wish: { said: sentences('Wil overdag iets te doen hebben, niet te veel uren in het begin.') },
  },
}

/** Words in a municipality's domain keys that belong to a part of life, most fitting first. */
const DOMAIN_WORDS: Readonly<Record<Theme, readonly string[]>> = {
  work: ['work', 'ambition', 'labour'],
  learning: ['education', 'learning', 'skill', 'work'],
  language: ['language'],
  health: ['physical', 'health'],
  mind: ['mental', 'mind', 'health'],
  money: ['money', 'finance', 'debt', 'income'],
  housing: ['housing', 'home', 'living'],
  network: ['network', 'social', 'contact'],
  care: ['care', 'child', 'family', 'parent', 'home'],
  interests: ['interest', 'talent', 'leisure', 'day', 'ambition', 'wish'],
  day: ['day', 'daily', 'activity', 'interest'],
}

/** The municipality's key for a part of life; undefined when it has none that fits. */
export function domainKey(theme: Theme, domains: readonly string[]): string | undefined {
  for (const word of DOMAIN_WORDS[theme]) {
    const found = domains.find((key) => key.includes(word))
    if (found !== undefined) return found
  }
  return undefined
}
