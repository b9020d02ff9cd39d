/** How requests of a team lead can be refused; part of the one catalogue in failure.ts. */
export const TEAM_FAILURES = {
  'capacity.hours': {
    status: 400,
    nl: 'Uren voor begeleiding liggen tussen 0 en 40 per week, in kwartieren.',
    en: 'Hours for guidance lie between 0 and 40 a week, in quarters.',
  },
  'capacity.rule-days': {
    status: 400,
    nl: 'Een regel heeft een einde dat niet voor het begin en niet in het verleden ligt.',
    en: 'A rule has an end that lies neither before its beginning nor in the past.',
  },
  'capacity.rule-overlap': {
    status: 409,
    nl: 'In deze tijd geldt al een andere regel. Beëindig die eerst, of kies een andere periode.',
    en: 'Another rule is in force in this time. End that one first, or choose another period.',
  },
  'capacity.rule-groups': {
    status: 400,
    nl: 'Noem ten minste één groep die voorgaat. Elke groep staat er één keer in en komt uit het beleid.',
    en: 'Name at least one group that goes first. Each group stands in it once and comes from the policy.',
  },
  'capacity.rule-not-found': {
    status: 404,
    nl: 'Deze regel bestaat niet of is al beëindigd.',
    en: 'There is no such rule, or it has ended already.',
  },
  'transfer.leaving-past': {
    status: 400,
    nl: 'De laatste werkdag ligt in het verleden. Kies vandaag of een latere dag.',
    en: 'The last working day lies in the past. Choose today or a later day.',
  },
  'transfer.not-found': {
    status: 404,
    nl: 'Deze overdracht van een caseload bestaat niet.',
    en: 'There is no such transfer of a caseload.',
  },
  'access.unknown-worker': {
    status: 400,
    nl: 'Deze medewerker bestaat niet of is niet actief.',
    en: 'There is no such worker, or they are not active.',
  },
  'stand-in.self': {
    status: 400,
    nl: 'Iemand kan zichzelf niet vervangen. Kies een collega.',
    en: 'Nobody can stand in for themselves. Choose a colleague.',
  },
  'stand-in.days': {
    status: 400,
    nl: 'De vervanging eindigt voordat die begint. Kies een einde op of na de eerste dag.',
    en: 'The stand-in ends before it begins. Choose an end on or after the first day.',
  },
  'stand-in.too-long': {
    status: 400,
    nl: 'Spreek vervanging af voor ten hoogste een halfjaar. Duurt het langer, draag de caseload dan over.',
    en: 'Agree a stand-in for half a year at most. If it takes longer, transfer the caseload.',
  },
  'stand-in.past': {
    status: 400,
    nl: 'Deze vervanging is al voorbij. Kies een einde vanaf vandaag.',
    en: 'This period has passed already. Choose an end from today on.',
  },
  'stand-in.overlap': {
    status: 409,
    nl: 'In deze dagen heeft deze collega al een vervanger. Pas de dagen aan, of beëindig die vervanging eerst.',
    en: 'This colleague has a stand-in on these days already. Change the days, or end that one first.',
  },
  'stand-in.chain': {
    status: 409,
    nl: 'Wie vervangt mag in deze dagen niet zelf vervangen worden: dan weet niemand wie er belt. Kies een andere collega.',
    en: 'Who stands in may not be replaced on these days: then nobody knows who answers. Choose another colleague.',
  },
  'handover.next-date-missing': {
    status: 400,
    nl: 'Begeleiding die eindigt noemt wie het overneemt en wanneer die het eerste contact heeft.',
    en: 'Guidance that ends names who takes over and when they have the first contact.',
  },
  'handover.day-past': {
    status: 400,
    nl: 'Het eerste contact en het einde van de begeleiding liggen niet in het verleden.',
    en: 'The first contact and the end of the guidance do not lie in the past.',
  },
  'worker-change.pending': {
    status: 409,
    nl: 'Er loopt al een verzoek om een andere begeleider.',
    en: 'A request for another worker is open already.',
  },
  'worker-change.none': {
    status: 409,
    nl: 'Er loopt geen verzoek om een andere begeleider.',
    en: 'No request for another worker is open.',
  },
} as const
