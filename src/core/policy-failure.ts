/** How requests about versions of a policy can be refused; part of the one catalogue in failure.ts. */
export const POLICY_FAILURES = {
  'policy.version-not-found': {
    status: 404,
    nl: 'Deze versie van het beleid bestaat niet.',
    en: 'There is no such version of the policy.',
  },
  'policy.file-not-found': {
    status: 404,
    nl: 'Dit bestand of deze tabel hoort niet bij deze versie.',
    en: 'This file or table is not part of this version.',
  },
  'policy.not-a-draft': {
    status: 409,
    nl: 'Deze versie is geen concept meer en kan niet worden gewijzigd. Begin een nieuw concept.',
    en: 'This version is no longer a draft and cannot be changed. Start a new draft.',
  },
  'policy.not-proposed': {
    status: 409,
    nl: 'Deze versie is niet voorgedragen.',
    en: 'This version has not been put forward.',
  },
  'try-out.not-found': {
    status: 404,
    nl: 'Deze proef is er niet (meer). Een proef blijft een half uur staan. Begin een nieuwe.',
    en: 'This try-out is not there (any more). A try-out stays for half an hour. Start a new one.',
  },
  'try-out.made-up': {
    status: 409,
    nl: 'Deze proef ging over verzonnen bewoners. Die hebben geen dossier.',
    en: 'This try-out was about made-up residents. They have no dossier.',
  },
  'policy.changed-meanwhile': {
    status: 409,
    nl: 'Iemand anders heeft dit concept intussen gewijzigd. Wat je deed staat er nog; kijk wat er veranderde en bewaar opnieuw.',
    en: 'Somebody else has changed this draft meanwhile. What you did is still there; see what changed and save again.',
  },
  'policy.invalid': {
    status: 422,
    nl: 'Dit beleid klopt niet. Kijk bij de punten die hieronder staan. Er is niets bewaard.',
    en: 'This policy is not right. See the points below. Nothing was saved.',
  },
  'policy.has-faults': {
    status: 422,
    nl: 'Dit concept heeft nog fouten die eerst weg moeten. Er is niets vastgesteld.',
    en: 'This draft still has faults that must go first. Nothing was published.',
  },
  'policy.starts-in-past': {
    status: 422,
    nl: 'Beleid kan niet ingaan op een dag die voorbij is. Kies vandaag of later.',
    en: 'A policy cannot begin on a day that has passed. Choose today or later.',
  },
  'policy.needs-second-person': {
    status: 403,
    nl: 'Vaststellen doet iemand anders dan wie het voordroeg of er het laatst aan schreef.',
    en: 'Somebody other than who put it forward or wrote it last must publish it.',
  },
} as const
