import type { Random } from './random.ts'

/** Names that go together, so that a made-up person sounds like somebody. Own lists; combinations are by chance. */
interface NameGroup {
  weight: number
  women: readonly string[]
  men: readonly string[]
  /** A prefix is written before a bar: 'van der|Berg'. */
  families: readonly string[]
  /** Languages that somebody may prefer to speak, beside Dutch. */
  languages: readonly string[]
}

const words = (text: string): string[] => text.trim().split(/\s+/)
const lines = (text: string): string[] => text.trim().split(/\s*,\s*/)

/**
 * About half of the names are of migrant origin: 52% of recipients in December 2018.
 * The shares between the groups are our own default.
 * @source standards.md §8 (Mix, origin)
 */
const GROUPS: readonly NameGroup[] = [
  {
    weight: 48,
    women: words(`Anna Maria Johanna Petra Wilma Ingrid Monique Sandra Linda Esther Marieke Sanne Lotte Femke Anouk Iris
      Yvonne Corrie Thea Ria Annelies Margriet Hanneke Tineke Nicole Bianca Chantal Kim Eva Lisa Julia Noor Fleur
      Marloes Wendy Mirjam Jolanda Karin Astrid Elly Gerda Truus Willemijn Roos Daphne Manon`),
    men: words(`Jan Piet Kees Henk Johan Peter Willem Hans Gerard Rob Erik Mark Dennis Jeroen Martijn Bas Tim Tom Lars
      Daan Sander Niels Ruud Theo Wim Cor Arie Frans Bert Marcel Patrick Richard Michel Stefan Kevin Ronald Jos Huub
      Rik Thijs Jelle Koen Wouter Maarten Gijs`),
    families: lines(`de|Jong, Jansen, de|Vries, van den|Berg, Bakker, van|Dijk, Visser, Smit, Meijer, de|Boer, Mulder,
      de|Groot, Bos, Vos, Peters, Hendriks, van|Leeuwen, Dekker, Brouwer, de|Wit, Dijkstra, Smits, de|Graaf,
      van der|Meer, van der|Linden, Kok, Jacobs, de|Haan, Vermeulen, van den|Heuvel, van der|Veen, van den|Broek,
      de|Bruijn, Schouten, van|Beek, Willems, van|Vliet, Hoekstra, Maas, Verhoeven, Koster, van|Dam, van der|Wal, Prins,
      Blom, Huisman, Peeters, Kuijpers, van|Veen, Post, Kuiper, Veenstra, Kramer, van den|Brink, Scholten, van|Wijk,
      Postma, Martens, Vink, de|Ruiter, Timmermans, Groen, Gerritsen, Jonker, van|Loon, Boer, van der|Velde, Willemsen,
      Smeets, de|Lange, de|Vos, Bosch, van|Dongen, Schipper, de|Koning, van der|Laan, Koning, Driessen, van|Doorn,
      Hermans, Evers, van den|Bosch, van der|Meulen, Hofman, Bosman, Wolters, Sanders, Mol, Kuijper, Molenaar,
      van de|Ven, van der|Ploeg, 't|Hart, Terpstra, Stevens, van|Es, in 't|Veld, ter|Braak`),
    languages: [],
  },
  {
    weight: 9,
    women: words('Fatma Ayşe Emine Hatice Zeynep Elif Meryem Sevgi Gülay Özlem Esra Derya Sultan Nuray Yasemin'),
    men: words('Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Ümit Emre Kemal Yusuf Serkan Orhan Bülent'),
    families:
      lines(`Yılmaz, Kaya, Demir, Çelik, Şahin, Yıldız, Öztürk, Aydın, Özdemir, Arslan, Doğan, Kılıç, Aslan, Koç,
      Kurt, Özkan, Şimşek, Polat, Korkmaz, Erdoğdu`),
    languages: ['Turks'],
  },
  {
    weight: 9,
    women: words(
      'Fatima Khadija Aicha Naima Samira Latifa Malika Rachida Souad Hanane Nadia Zohra Ikram Loubna Karima',
    ),
    men: words('Mohamed Hassan Said Rachid Youssef Abdelkader Mustapha Omar Karim Khalid Driss Hamid Bilal Noureddine'),
    families: lines(`el|Amrani, Bouzidi, El Idrissi, Benali, Aziz, Haddou, Ouali, Bennani, El Haddad, Chaabi, Amrani,
      El Khattabi, Azzouzi, Boutaher, Lahlou, Ait Taleb, Zerouali, Tahiri, El Morabit`),
    languages: ['Arabisch', 'Berbers'],
  },
  {
    weight: 9,
    women: words('Sharon Ingrid Shanti Usha Rosita Muriel Carmen Giovanna Lucia Joyce Chandra Priya Naomi Ruth Mavis'),
    men: words(
      'Winston Glenn Roy Humphrey Dewi Rajesh Soerin Clyde Edwin Orlando Jermaine Harold Gilbert Ravi Stanley',
    ),
    families: lines(`Pinas, Kartodikromo, Ramdin, Sital, Doerga, Wijngaarde, Pengel, Biharie, Soekhoe, Martina, Maduro,
      Croes, Winklaar, Jagroep, Baldew, Rozenblad, Tjon A Fat, Sewgobind, Zaandam, Amattaram`),
    languages: ['Papiaments', 'Sranantongo'],
  },
  {
    weight: 11,
    women: words('Rania Hala Nour Amina Layla Mariam Rima Zahra Shirin Nasrin Farida Parisa Samar Hiba Sawsan'),
    men: words('Ahmad Mahmoud Khaled Bassam Omar Anas Firas Hamza Reza Farhad Karwan Jamal Nabil Tarek Ziad'),
    families: lines(`al|Hassan, Haddad, Khoury, al|Masri, Darwish, Nasser, Sayegh, Karimi, Ahmadi, Rahimi, Hosseini,
      Aziz, Sharif, Barzani, Saleh, al|Ali, Jaber, Mansour, Kassem, Habibi`),
    languages: ['Arabisch', 'Farsi', 'Koerdisch'],
  },
  {
    weight: 6,
    women: words('Selam Helen Senait Feven Hodan Faduma Asha Abeba Mebrat Luul Halima Amanda Blessing Grace Comfort'),
    men: words('Yonas Filmon Samuel Abdi Hassan Robel Tesfay Mulugeta Daniel Kwame Emmanuel Isaac Mahad Berhane'),
    families: lines(`Tesfay, Haile, Gebremedhin, Tekle, Abdi, Hassan, Mohamud, Warsame, Mehari, Kidane, Mensah, Owusu,
      Boateng, Okafor, Berhe, Weldu, Farah, Abraham`),
    languages: ['Tigrinya', 'Somalisch', 'Engels'],
  },
  {
    weight: 5,
    women: words('Agnieszka Katarzyna Magdalena Ewa Oksana Olena Irina Daniela Elena Svetlana Jelena Ivana Mirela'),
    men: words('Piotr Krzysztof Tomasz Marek Andrzej Oleksandr Dmytro Bogdan Adrian Nikola Goran Zoran Dragan'),
    families: lines(`Kowalski, Nowak, Wiśniewski, Wójcik, Zieliński, Kovalenko, Shevchuk, Bondarenko, Popescu, Ionescu,
      Petrović, Jovanović, Horvat, Marić, Kowalczyk, Lewandowski`),
    languages: ['Pools', 'Oekraïens', 'Engels'],
  },
  {
    weight: 3,
    women: words('Mei Linh Siti Maria Rosa Gabriela Ana Lan Nirmala Dewi Isabel Paula Lucía'),
    men: words('Wei Minh José Carlos Luis Hung Budi Rizal Antonio Pedro Fernando Chen Tuan'),
    families: lines(`Chen, Nguyen, Tran, Wong, Liu, Rodrigues, Santos, da|Silva, Fernandes, Garcia, Hernández, Setiawan,
      Tavares, Lima, dos|Santos, Pereira`),
    languages: ['Engels', 'Spaans', 'Portugees'],
  },
]

const WEIGHTED = GROUPS.map((group) => [group, group.weight] as const)

export interface FamilyName {
  prefix?: string
  familyName: string
}

/** What relatives share: a family name and the lists their given names come from. */
export interface Family extends FamilyName {
  givenName: (random: Random, sex: 'man' | 'woman') => string
  languages: readonly string[]
}

function splitFamily(text: string): FamilyName {
  const [first = '', second] = text.split('|')
  return second === undefined ? { familyName: first } : { prefix: first, familyName: second }
}

export function drawFamily(random: Random): Family {
  const group = random.weighted(WEIGHTED)
  return {
    ...splitFamily(random.pick(group.families)),
    givenName: (chance, sex) => chance.pick(sex === 'woman' ? group.women : group.men),
    languages: group.languages,
  }
}

/** 'A.' or 'A.M.': the first letter of each given name. */
export const initialsOf = (givenNames: string): string =>
  givenNames
    .split(' ')
    .map((name) => `${name.slice(0, 1)}.`)
    .join('')
