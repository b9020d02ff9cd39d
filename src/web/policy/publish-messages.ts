import { defineMessages } from '../messages.ts'

/** What a version changes, and putting it forward and publishing it. */
export const messages = defineMessages({
  nl: {
    differences: {
      title: 'Verschillen',
      lead: (version: string) => `Wat hier anders is dan in ${version}.`,
      none: 'Er zijn geen verschillen.',
      with: 'Vergelijk met',
      caption: 'Verschillen',
      what: 'Wat',
      before: 'Was',
      after: 'Wordt',
      nothing: 'Staat er niet',
      added: 'Nieuw',
      removed: 'Verdwijnt',
      changed: 'Anders',
      kind: 'Soort',
      row: (n: number) => `rij ${n}`,
      kinds: {
        parameter: 'Waarden',
        ordinance: 'Verordening',
        rule: 'Rijen van een tabel',
        column: 'Kolommen van een tabel',
        table: 'Tabellen',
      },
    },
    publish: {
      title: 'Voordragen en vaststellen',
      lead: 'Vaststellen doen twee mensen: wie voordraagt, en iemand anders.',
      promise:
        'Wat met inwoners is afgesproken blijft staan. Nieuw beleid geldt voor nieuwe voorstellen; een plan, een toezegging of een genomen besluit verandert er niet door.',
      effect: 'Wat het betekent voor lopende dossiers',
      propose: 'Voordragen',
      proposeText:
        'Na het voordragen kan niemand er meer aan schrijven. Een tweede beleidsmedewerker stelt vast of geeft terug.',
      proposed: 'Het concept is voorgedragen. Een tweede beleidsmedewerker kan het vaststellen.',
      publish: 'Vaststellen',
      publishSure: (from: string) =>
        `Het beleid geldt dan vanaf ${from}. Een vastgestelde versie verandert nooit meer.`,
      published: 'Het beleid is vastgesteld.',
      giveBack: 'Teruggeven',
      givenBack: 'De voordracht is teruggegeven: het is weer een concept.',
      why: {
        role: 'Voordragen en vaststellen hoort niet bij jouw rol.',
        published: 'Deze versie is al vastgesteld.',
        faults: 'Voordragen kan pas als alles weg is wat hierboven onder ‘Moet eerst weg’ staat.',
        secondPerson: 'Vaststellen doet iemand anders: jij hebt dit voorgedragen of er het laatst aan geschreven.',
      },
      history: 'Wie deed wat',
    },
  },
  en: {
    differences: {
      title: 'Differences',
      lead: (version: string) => `What is different here from ${version}.`,
      none: 'There are no differences.',
      with: 'Compare with',
      caption: 'Differences',
      what: 'What',
      before: 'Was',
      after: 'Becomes',
      nothing: 'Is not there',
      added: 'New',
      removed: 'Disappears',
      changed: 'Different',
      kind: 'Kind',
      row: (n: number) => `row ${n}`,
      kinds: {
        parameter: 'Values',
        ordinance: 'Ordinance',
        rule: 'Rows of a table',
        column: 'Columns of a table',
        table: 'Tables',
      },
    },
    publish: {
      title: 'Put forward and publish',
      lead: 'Publishing takes two people: who puts it forward, and somebody else.',
      promise:
        'What was agreed with residents stands. New policy holds for new proposals; a plan, a promise or a decision already taken does not change because of it.',
      effect: 'What it means for open dossiers',
      propose: 'Put forward',
      proposeText:
        'Once put forward, nobody can write on it any more. A second policy officer publishes it or gives it back.',
      proposed: 'The draft has been put forward. A second policy officer can publish it.',
      publish: 'Publish',
      publishSure: (from: string) => `The policy then holds from ${from}. A published version never changes again.`,
      published: 'The policy has been published.',
      giveBack: 'Give back',
      givenBack: 'It has been given back: it is a draft again.',
      why: {
        role: 'Putting forward and publishing is not part of your role.',
        published: 'This version has been published already.',
        faults: 'It can be put forward once everything under ‘Must go first’ above is gone.',
        secondPerson: 'Somebody else publishes: you put this forward or wrote on it last.',
      },
      history: 'Who did what',
    },
  },
})
