/**
 * Who was chosen in a list to write to. Ids of people, so kept in memory on the way from the list to the letter: never in
 * an address or a history. The letter's own draft has them from then on.
 */
let chosen: readonly string[] = []

export function chooseForLetter(dossierIds: readonly string[]): void {
  chosen = dossierIds
}

/** Who was chosen since this was asked last; empty when nobody was. */
export function takeChosen(): readonly string[] {
  const taken = chosen
  chosen = []
  return taken
}
