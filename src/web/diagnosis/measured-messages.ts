import { defineMessages } from '../messages.ts'

/** Words for what is measured over time, and for the rungs of the ladder. @source standards.md §2.1 (tests per rung) */
export const messages = defineMessages({
  nl: {
    title: 'Vooruitgang in de tijd',
    lead: 'Wat er is gemeten en door wie, met de stappen die zijn gelukt. Ook een stap die op geen schaal staat, telt.',
    choose: 'Toon',
    series: {
      participationLevel: 'Participatieladder',
      monthsToWork: 'Maanden tot werk',
      halfDaysActive: 'Dagdelen actief',
      selfReliance: 'Zelfredzaamheid',
    },
    due: {
      title: 'Lang niet gemeten',
      line: (series: string, day: string, ago: string) => `${series}: voor het laatst op ${day}, ${ago}.`,
      norm: (months: number) => `Meet minstens elke ${months} maanden.`,
    },
    none: 'Nog niet gemeten.',
    findings: {
      one: (value: string, day: string) => `Eén meting: ${value} op ${day}.`,
      up: (before: string, after: string, since: string) => `Stijging sinds ${since}: van ${before} naar ${after}.`,
      down: (before: string, after: string, since: string) => `Daling sinds ${since}: van ${before} naar ${after}.`,
      same: (value: string, since: string) => `Gelijk sinds ${since}: ${value}.`,
      change: (before: string, after: string, since: string) => `Sinds ${since}: van ${before} naar ${after}.`,
      subjects: (count: number) => (count === 1 ? '1 leefgebied gemeten.' : `${count} leefgebieden gemeten.`),
      steps: (count: number) =>
        count === 0
          ? ''
          : count === 1
            ? 'Eén stap van het plan is gelukt.'
            : `${count} stappen van het plan zijn gelukt.`,
    },
    values: {
      monthsToWork: (count: number) => (count === 1 ? '1 maand' : `${count} maanden`),
      halfDaysActive: (count: number) => (count === 1 ? '1 dagdeel' : `${count} dagdelen`),
    },
    changes: {
      first: 'eerste meting',
      same: 'gelijk',
      ladder: {
        up: (rungs: number) => (rungs === 1 ? 'stijging, 1 trede' : `stijging, ${rungs} treden`),
        down: (rungs: number) => (rungs === 1 ? 'daling, 1 trede' : `daling, ${rungs} treden`),
      },
      more: (amount: string) => `${amount} meer`,
      less: (amount: string) => `${amount} minder`,
      level: {
        up: (count: number) => (count === 1 ? '1 niveau hoger' : `${count} niveaus hoger`),
        down: (count: number) => (count === 1 ? '1 niveau lager' : `${count} niveaus lager`),
      },
    },
    legend: { measured: 'meting', step: 'stap gelukt' },
    steps: 'Stappen',
    table: {
      caption: 'Metingen en stappen, nieuwste eerst',
      on: 'Dag',
      what: 'Wat',
      change: 'Verschil',
      source: 'Hoe we dit weten',
      by: 'Door',
      step: (text: string) => `Stap gelukt: ${text}`,
    },
    add: {
      title: 'Nieuwe meting',
      value: 'Wat is het nu?',
      choose: 'Kies',
      source: 'Hoe weten we dit?',
      on: 'Op welke dag was dit zo?',
      today: 'vandaag',
      yesterday: 'gisteren',
      save: 'Meting bewaren',
      saved: 'De meting is bewaard.',
      incomplete: 'Er ontbreekt nog iets.',
      faults: {
        value: (min: number, max: number) => `Vul een heel getal in van ${min} tot en met ${max}.`,
        rung: 'Kies een trede.',
        levels: 'Kies bij minstens één leefgebied een niveau.',
        source: 'Kies hoe we dit weten.',
        on: 'Kies een dag tot en met vandaag.',
      },
    },
    ladder: {
      title: 'Wat hoort bij welke trede?',
      rules:
        'Kies hoe iemand nu meedoet, niet wat iemand zou kunnen: de hoogste trede waarvan alles klopt. Een trede hoger is een stijging, een trede lager een daling.',
      tests: {
        'paid-work':
          'Een contract of een eigen bedrijf, zonder aanvullende uitkering en zonder instrument van de gemeente of WSW. Alleen begeleiding van de leidinggevende en collega’s; nazorg voor de vorm mag.',
        'paid-work-with-support':
          'Een contract of een eigen bedrijf, met een instrument van de gemeente, een aanvullende uitkering, WSW, of een bbl-opleiding onder het niveau van de startkwalificatie. Ook met loonkostensubsidie of jobcoach, en een baan naast inburgering.',
        'unpaid-work':
          'Geen contract. Wel taken met verantwoordelijkheid voor anderen, en minstens één keer per week contact met anderen op de plek zelf. Bijvoorbeeld vrijwilligerswerk of een stage.',
        'organised-activities':
          'Minstens één keer per week naar een cursus of vereniging, zonder verantwoordelijkheid voor anderen.',
        'social-contacts': 'Minstens één keer per week contact buiten de deur dat niet is georganiseerd.',
        isolated: 'Bijna geen contact buiten het eigen huishouden, behalve wat nodig is.',
      },
      source: 'Participatieladder van de VNG, zes treden. Sommige bronnen nummeren andersom; daarom staan hier namen.',
    },
    self: {
      lead: 'Een eigen inschatting: hoe redt iemand zich nu? Het zijn niet de teksten van de Zelfredzaamheid-Matrix. Wat je niet bekeek, laat je open.',
      levels: {
        '1': '1. Redt zich niet, het kan niet wachten',
        '2': '2. Redt zich niet',
        '3': '3. Redt zich voor een deel',
        '4': '4. Redt zich meestal',
        '5': '5. Redt zich helemaal',
      },
      none: 'Niet gemeten',
      note: (domain: string) => `Toelichting bij ${domain.toLowerCase()}`,
      before: (level: string) => `Vorige keer: ${level}`,
    },
  },
  en: {
    title: 'Progress over time',
    lead: 'What was measured and by whom, with the steps that were done. A step that is on no scale counts too.',
    choose: 'Show',
    series: {
      participationLevel: 'Participation ladder',
      monthsToWork: 'Months to work',
      halfDaysActive: 'Half-days active',
      selfReliance: 'Self-reliance',
    },
    due: {
      title: 'Not measured for a long time',
      line: (series, day, ago) => `${series}: last on ${day}, ${ago}.`,
      norm: (months) => `Measure at least every ${months} months.`,
    },
    none: 'Not measured yet.',
    findings: {
      one: (value, day) => `One measurement: ${value} on ${day}.`,
      up: (before, after, since) => `A rise since ${since}: from ${before} to ${after}.`,
      down: (before, after, since) => `A fall since ${since}: from ${before} to ${after}.`,
      same: (value, since) => `The same since ${since}: ${value}.`,
      change: (before, after, since) => `Since ${since}: from ${before} to ${after}.`,
      subjects: (count) => (count === 1 ? '1 life domain measured.' : `${count} life domains measured.`),
      steps: (count) =>
        count === 0 ? '' : count === 1 ? 'One step of the plan was done.' : `${count} steps of the plan were done.`,
    },
    values: {
      monthsToWork: (count) => (count === 1 ? '1 month' : `${count} months`),
      halfDaysActive: (count) => (count === 1 ? '1 half-day' : `${count} half-days`),
    },
    changes: {
      first: 'first measurement',
      same: 'the same',
      ladder: {
        up: (rungs) => (rungs === 1 ? 'rise, 1 rung' : `rise, ${rungs} rungs`),
        down: (rungs) => (rungs === 1 ? 'fall, 1 rung' : `fall, ${rungs} rungs`),
      },
      more: (amount) => `${amount} more`,
      less: (amount) => `${amount} less`,
      level: {
        up: (count) => (count === 1 ? '1 level higher' : `${count} levels higher`),
        down: (count) => (count === 1 ? '1 level lower' : `${count} levels lower`),
      },
    },
    legend: { measured: 'measurement', step: 'step done' },
    steps: 'Steps',
    table: {
      caption: 'Measurements and steps, newest first',
      on: 'Day',
      what: 'What',
      change: 'Difference',
      source: 'How we know',
      by: 'By',
      step: (text) => `Step done: ${text}`,
    },
    add: {
      title: 'New measurement',
      value: 'What is it now?',
      choose: 'Choose',
      source: 'How do we know?',
      on: 'On which day was it so?',
      today: 'today',
      yesterday: 'yesterday',
      save: 'Save the measurement',
      saved: 'The measurement has been saved.',
      incomplete: 'Something is still missing.',
      faults: {
        value: (min, max) => `Fill in a whole number from ${min} to ${max}.`,
        rung: 'Choose a rung.',
        levels: 'Choose a level for at least one life domain.',
        source: 'Choose how we know.',
        on: 'Choose a day up to and including today.',
      },
    },
    ladder: {
      title: 'What belongs to which rung?',
      rules:
        'Choose how somebody takes part now, not what they could do: the highest rung of which everything holds. A rung up is a rise, a rung down a fall.',
      tests: {
        'paid-work':
          'A contract or a business of one’s own, without supplementary benefit and without an instrument of the municipality or WSW. Guidance by the manager and colleagues only; aftercare for form’s sake is allowed.',
        'paid-work-with-support':
          'A contract or a business of one’s own, with an instrument of the municipality, supplementary benefit, WSW, or a work-based course below the basic qualification. Also with a wage subsidy or job coach, and a job beside civic integration.',
        'unpaid-work':
          'No contract. Tasks with responsibility towards others, and contact with others on the spot at least once a week. For example volunteering or an internship.',
        'organised-activities': 'To a course or a club at least once a week, without responsibility towards others.',
        'social-contacts': 'Contact outside the home at least once a week that is not organised.',
        isolated: 'Hardly any contact outside the household, beyond what is necessary.',
      },
      source: 'Participation ladder of the VNG, six rungs. Some sources number it the other way; hence names here.',
    },
    self: {
      lead: 'An assessment of our own: how does somebody cope now? These are not the texts of the self-reliance matrix. Leave open what you did not look at.',
      levels: {
        '1': '1. Does not cope, it cannot wait',
        '2': '2. Does not cope',
        '3': '3. Copes in part',
        '4': '4. Copes mostly',
        '5': '5. Copes wholly',
      },
      none: 'Not measured',
      note: (domain) => `Note on ${domain.toLowerCase()}`,
      before: (level) => `Last time: ${level}`,
    },
  },
})
