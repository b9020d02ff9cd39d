import type { Sex } from '../core/person.ts'
import type { Random } from './random.ts'

/** What made-up texts say about somebody: who they are, what they did, what they like. Never a name or an address. */
export interface Background {
  sex: Sex
  /** Where somebody worked before: 'in de schoonmaak'. */
  past: string
  /** Work somebody would like: 'kok in een bedrijfskantine'. */
  job: string
  hobby: string
  hasChildren: boolean
  /** 'een zoon van negen'; empty for people without children at home. */
  children: string
  language: string
}

const WORK: readonly (readonly [past: string, job: string])[] = [
  ['in de schoonmaak', 'medewerker huishouding in een verzorgingshuis'],
  ['in de keuken van een restaurant', 'kok in een bedrijfskantine'],
  ['in de bediening', 'medewerker in een hotel'],
  ['in een magazijn', 'heftruckchauffeur'],
  ['als orderpicker', 'medewerker in een distributiecentrum'],
  ['in de thuiszorg', 'helpende in de ouderenzorg'],
  ['in de kinderopvang', 'pedagogisch medewerker'],
  ['in de bouw', 'stukadoor'],
  ['als schilder', 'onderhoudsschilder bij een woningcorporatie'],
  ['op kantoor', 'administratief medewerker'],
  ['bij een callcenter', 'medewerker klantcontact'],
  ['in een supermarkt', 'verkoper in een winkel'],
  ['op de markt', 'verkoper in een eigen kraam'],
  ['als taxichauffeur', 'chauffeur in het leerlingenvervoer'],
  ['als vrachtwagenchauffeur', 'bezorger'],
  ['in de kas', 'medewerker in een kwekerij'],
  ['bij een hovenier', 'medewerker groenvoorziening'],
  ['aan de lopende band', 'productiemedewerker'],
  ['als lasser', 'lasser in een kleine werkplaats'],
  ['als monteur', 'fietsenmaker'],
  ['in een naaiatelier', 'kleermaker'],
  ['als kapper', 'kapper aan huis'],
  ['als beveiliger', 'medewerker op een station'],
  ['als leraar in het land van herkomst', 'onderwijsassistent'],
  ['als boekhouder in het land van herkomst', 'medewerker op een administratiekantoor'],
  ['als verpleegkundige in het land van herkomst', 'verzorgende'],
  ['in een bakkerij', 'bakker'],
  ['in een wasserij', 'medewerker linnenkamer'],
  ['bij de post', 'postbezorger'],
  ['op een helpdesk', 'medewerker ICT-ondersteuning'],
  ['in de bibliotheek', 'medewerker van een buurthuis'],
  ['in verschillende korte banen', 'conciërge op een school'],
  ['via het uitzendbureau', 'medewerker in een fabriek dicht bij huis'],
]

const HOBBIES = `koken voor anderen|tuinieren|fietsen opknappen|naaien|wandelen|zingen in een koor|schaken|voetbal|lezen
  |vissen|breien|schilderen|bakken|muziek maken|klussen|computers|puzzelen|zwemmen|dansen|fotograferen|de volkstuin
  |oude radio's repareren|haken|vrijwilligerswerk bij de voedselbank|schrijven`
  .split('|')
  .map((hobby) => hobby.trim())

const CHILDREN = `een zoon van negen|een dochter van vier|twee jonge kinderen|drie kinderen op de basisschool
  |een baby van tien maanden|een puberdochter|twee zoons op de middelbare school|een dochter die extra zorg nodig heeft
  |twee kinderen van zes en acht`
  .split('|')
  .map((children) => children.trim())

export function drawBackground(
  random: Random,
  { sex, languages, hasChildren }: { sex: Sex; languages: readonly string[]; hasChildren: boolean },
): Background {
  const [past] = random.pick(WORK)
  const [, job] = random.pick(WORK)
  return {
    sex,
    past,
    job,
    hobby: random.pick(HOBBIES),
    hasChildren,
    children: hasChildren ? random.pick(CHILDREN) : '',
    language: languages.length > 0 ? random.pick(languages) : 'Nederlands',
  }
}

const FORMS = {
  woman: { Wie: 'Mevrouw', wie: 'mevrouw', zij: 'zij', Zij: 'Zij', haar: 'haar', hem: 'haar' },
  man: { Wie: 'Meneer', wie: 'meneer', zij: 'hij', Zij: 'Hij', haar: 'zijn', hem: 'hem' },
  unknown: { Wie: 'Betrokkene', wie: 'betrokkene', zij: 'die', Zij: 'Die', haar: 'diens', hem: 'die' },
} as const

/** Fills {Wie}, {zij}, {haar}, {hem}, {past}, {job}, {hobby}, {children} and {language} in a sentence. */
export function speak(template: string, background: Background): string {
  if (!template.includes('{')) return template
  const { hasChildren: _hasChildren, ...words } = background
  const known: Record<string, string> = { ...FORMS[background.sex], ...words }
  return template.replace(/\{(\w+)\}/g, (_whole, key: string) => known[key] ?? '')
}

/** Sentences about children are for people who have them at home, those about learning Dutch for who still do. */
export const suits = (template: string, { hasChildren, language }: Background): boolean =>
  (hasChildren || !/\bkind|opvang|\{children\}/.test(template)) &&
  (language !== 'Nederlands' || !/Nederlands|inburgering|taal[a-z]/.test(template))

/** Sentences of a block of text, one on a line. */
export const sentences = (block: string): readonly string[] =>
  block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 0)
