import type { ImportField } from './import.ts'

/** A column name as it is compared: lower case letters and digits, without accents or separators. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}

/** Words that say whose detail it is, and nothing about which: 'Achternaam cliënt', 'kl_geboortedatum'. */
const OWNER_WORDS = new Set(
  'client clienten klant kl cl inwoner inw persoon pers bijstandsgerechtigde aanvrager kandidaat deelnemer belanghebbende'.split(
    ' ',
  ),
)

/** Too general to be recognised inside a longer name: 'Startdatum traject' is no start of a benefit. */
const GENERAL = new Set([
  ...OWNER_WORDS,
  ...'startdatum begindatum ingangsdatum datumingang toelichting omschrijving medewerker afdeling contactpersoon eigenaar persoonid'.split(
    ' ',
  ),
])
const MIN_PART = 7
/** A column about somebody else. */
const OTHER_PERSON = /partner|echtgeno|kind(?!eren)|werkgever|gemachtigde|bewindvoerder|ouder(?!ling)/

/** True when a column name says that it is about somebody other than the resident. */
export function isAboutSomebodyElse(header: string): boolean {
  return OTHER_PERSON.test(plainHeader(header))
}

/** The known names of a field that stand inside a longer column name. */
export function namesInside(field: ImportField, plain: string): string[] {
  return COLUMN_NAMES[field].filter((name) => name.length >= MIN_PART && !GENERAL.has(name) && plain.includes(name))
}

/** The column name without the words for whose detail it is. */
export function withoutOwner(header: string): string {
  const words = header
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.filter((word) => word !== '' && !OWNER_WORDS.has(word)).join('')
}

const names = (text: string): readonly string[] => text.split(/\s+/).filter((name) => name !== '')

/** Column names of Dutch municipal exports, as `plainHeader` writes them. Our own list; it only makes a first guess. */
export const COLUMN_NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  externalRef: names(`klantnummer klantnr klantid clientnummer clientnr clientid dossiernummer dossiernr dossierid
    persoonsnummer persoonsnr persoonid personid administratienummer adminnr registratienummer relatienummer relatienr
    kenmerk zaaknummer zaaknr externalref clientnumber id nummer nr`),
  bsn: names(
    'bsn bsnnummer bsnnr burgerservicenummer burgerservicenr sofinummer sofinr sofi sofibsn bsnsofinummer finummer',
  ),
  givenNames: names('voornamen voornaam roepnaam voornaamen roepnamen givennames firstname eerstevoornaam'),
  initials: names('voorletters voorletter initialen initiaal vlt voorl vrl initials'),
  prefix: names(`voorvoegsel voorvoegsels tussenvoegsel tussenvoegsels voorv tussenv tv vv vvgsl voorvgsl
    voorvoegselgeslachtsnaam voorvoegselachternaam prefix`),
  familyName: names(`achternaam geslachtsnaam familienaam gesln achternm geslnaam anaam lastname surname familyname
    geboortenaam eigenachternaam meisjesnaam naam`),
  fullName:
    names(`volledigenaam naam naamvolledig clientnaam klantnaam naamclient naamklant naampersoon samengesteldenaam
    weergavenaam aanspreeknaam naamkandidaat deelnemer inwoner client klant fullname naamvoorletters`),
  birthDate: names(`geboortedatum gebdatum gebdat gebdt geboortedag geboortedt gdatum gebdtm geboren gebd dob birthdate
    dateofbirth datumgeboorte datgeboorte`),
  sex: names('geslacht gesl gesla geslachtsaanduiding mv manvrouw sekse sex gender geslachtcode codegeslacht'),
  household: names(`leefvorm leefvormcode codeleefvorm leefsituatie huishouden huishoudtype huishoudsituatie
    gezinssamenstelling gezinssituatie burgerlijkestaat woonsituatie household typehuishouden soortleefvorm`),
  street: names('straat straatnaam adresstraat woonadresstraat verblijfstraat openbareruimte street strt'),
  houseNumber: names('huisnummer huisnr hnr nr huisno housenumber huisnrtoev huisnummertoevoegingcompleet'),
  houseNumberAddition:
    names(`huisnummertoevoeging toevoeging toev huisletter huisnrtoevoeging hnrtoev toevoeginghuisnummer
    huisnrtoev hnrtoevoeging`),
  address: names(
    'adres woonadres adresregel adresregel1 verblijfadres straathuisnummer straatenhuisnummer straatennummer adreshuisnummer straatnr address',
  ),
  postcode: names('postcode postcd pc postc pcode zip zipcode woonadrespostcode postcodewoonadres'),
  city: names('woonplaats plaats plaatsnaam woonplaatsnaam wpl woonpl city stad adresplaats'),
  phone:
    names(`telefoon telefoonnummer telefoonnr tel telnr telnummer telefoon1 telefoonmobiel mobiel mobielnummer mobielnr
    mobieletelefoon mobieltelefoonnummer gsm telefoonprive phone telefoonnummer1 telefoonthuis`),
  email: names('email emailadres mailadres mail eml emailprive emailadresprive emailaddress emailadres1'),
  benefitStartedOn: names(`startuitkering ingangsdatumuitkering startdatumuitkering begindatumuitkering datumingang
    ingangsdatum datumingangbijstand ingangbijstand startbijstand bijstandsinds uitkeringsinds datumaanvanguitkering
    aanvanguitkering datumtoekenning toekenningsdatum ingangsdatumbijstand uitkeringvanaf startdatum begindatum
    datumstartuitkering ingangsdatumpw ingangsdatumwwb begindatumbijstand benefitstartedon`),
  workerName: names(`klantmanager consulent behandelaar regisseur coach casemanager begeleider contactpersoon
    naamklantmanager klantmanagernaam naamconsulent werkconsulent klantregisseur trajectbegeleider jobcoach km
    behandelendambtenaar consulentnaam behandelaarnaam naambehandelaar participatiecoach werkcoach regievoerder worker
    casemanagernaam klantbegeleider medewerker eigenaar`),
  workerEmail: names(`emailklantmanager emailconsulent emailbehandelaar emailregisseur emailcasemanager emailcoach
    klantmanageremail behandelaaremail consulentemail mailklantmanager mailconsulent mailbehandelaar emailadresklantmanager
    emailadresbehandelaar emailadresconsulent emailmedewerker emailbegeleider workeremail`),
  teamName: names('team teamnaam afdeling cluster wijkteam naamteam teamcode unit rayon'),
  lastContactOn:
    names(`laatstecontact datumlaatstecontact laatstecontactdatum laatstgesproken laatstecontactmoment laatstegesprek
    datumlaatstegesprek dtlaatstecontact contactlaatst laatstgezien lastcontact datumlaatstecontactmoment`),
  nextContactOn: names(`volgendcontact volgendecontact datumvolgendcontact datumvolgendecontact volgendecontactdatum
    volgendcontactmoment volgendeafspraak datumvolgendeafspraak eerstvolgendcontact eerstvolgendeafspraak nextcontact
    volgendegesprek datumvolgendegesprek rappeldatum rappel herbeoordelingsdatum actiedatum`),
  note: names(`opmerking opmerkingen notitie notities bijzonderheden toelichting aantekening aantekeningen memo vrijetekst
    commentaar omschrijving tekst note notes remark remarks`),
  category: names(`categorie categoriecode indeling klantcategorie doelgroep trede treden participatieladder fase route
    profiel klantprofiel segment klantgroep typering tredeladder ladder category participatietrede`),
}
