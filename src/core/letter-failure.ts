/** How requests about letters can be refused; part of the one catalogue in failure.ts. */
export const LETTER_FAILURES = {
  'letter.address-missing': {
    status: 409,
    nl: 'Van deze persoon is geen volledig adres bekend, dus de brief kan niet op de post. Vul straat, postcode en plaats aan bij de persoonsgegevens. Je tekst is als concept bewaard.',
    en: 'No complete address of this person is known, so the letter cannot be posted. Add street, postcode and town to the personal details. Your text has been kept as a draft.',
  },
  'letter.email-missing': {
    status: 409,
    nl: 'Van deze persoon is geen e-mailadres bekend. Vul het aan bij de persoonsgegevens, of verstuur de brief per post. Je tekst is als concept bewaard.',
    en: 'No e-mail address of this person is known. Add it to the personal details, or send the letter by post. Your text has been kept as a draft.',
  },
  'letter.place-open': {
    status: 400,
    nl: 'In de brief staat nog een plek die niet is ingevuld, tussen dubbele accolades. Vul die in of haal hem weg.',
    en: 'The letter still has a place that is not filled in, between double braces. Fill it in or take it out.',
  },
  'letter.template-unknown': {
    status: 400,
    nl: 'Dit sjabloon bestaat niet (meer) in het beleid van deze gemeente. Kies een ander.',
    en: 'This template is not (any more) part of the policy of this municipality. Choose another one.',
  },
  'letter.sent-today': {
    status: 409,
    nl: 'Deze brief is vandaag al verstuurd. Er is niets dubbel verstuurd. Wil je hem toch nog een keer versturen, zeg dat dan erbij.',
    en: 'This letter has already been sent today. Nothing was sent twice. If you do want to send it again, say so.',
  },
  'letter.mail-unset': {
    status: 409,
    nl: 'Bij deze gemeente kan Trede geen e-mail versturen. Verstuur de brief per post, of vraag je functioneel beheerder.',
    en: 'At this municipality, Trede cannot send e-mail. Send the letter by post, or ask your functional administrator.',
  },
  'letter.mail-away': {
    status: 503,
    nl: 'De mailserver is niet bereikbaar. De brief is niet verstuurd en niet vastgelegd; je tekst is als concept bewaard. Probeer het later opnieuw, of verstuur per post.',
    en: 'The mail server cannot be reached. The letter was not sent and not recorded; your text has been kept as a draft. Try again later, or send it by post.',
  },
  'letter.mail-refused': {
    status: 502,
    nl: 'De mailserver weigert dit bericht. De brief is niet verstuurd en niet vastgelegd; je tekst is als concept bewaard. Kijk of het e-mailadres klopt, of verstuur per post.',
    en: 'The mail server refuses this message. The letter was not sent and not recorded; your text has been kept as a draft. Check the e-mail address, or send it by post.',
  },
  'letter.character': {
    status: 400,
    nl: 'In de brief staat een teken dat niet gedrukt kan worden, zoals een plaatje of een ander schrift. Haal het weg.',
    en: 'The letter has a character that cannot be printed, such as a picture or another script. Take it out.',
  },
  'letter.sender-incomplete': {
    status: 400,
    nl: 'Het adres is niet compleet. Vul adres, postcode en plaats alle drie in, of laat ze alle drie leeg.',
    en: 'The address is not complete. Fill in address, postcode and town, or leave all three empty.',
  },
  'letter.sender-changed': {
    status: 409,
    nl: 'Iemand anders heeft de afzender intussen veranderd. Laad de pagina opnieuw en kijk wat er nu staat.',
    en: 'Somebody else changed the sender meanwhile. Reload the page and see what it says now.',
  },
  'letter.not-found': {
    status: 404,
    nl: 'Deze brief bestaat niet in dit dossier.',
    en: 'There is no such letter in this dossier.',
  },
  'letter.erased': {
    status: 409,
    nl: 'De woorden van deze brief zijn gewist of zijn niet voor jou bestemd.',
    en: 'The words of this letter have been erased or are not meant for you.',
  },
} as const
