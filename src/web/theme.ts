const THEME = /^[a-z0-9]+$/

/** Puts a municipality's token file in force: `themes/<theme>.css` sets its tokens on the class of the same name. */
export function showTheme(theme: string): void {
  const root = document.documentElement
  const name = theme.toLowerCase()
  if (root.dataset.theme) root.classList.remove(root.dataset.theme)
  if (!THEME.test(name)) return
  root.classList.add(name)
  root.dataset.theme = name
}
