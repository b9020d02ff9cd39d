/** What can stand in XML between texts: comments, CDATA, instructions, declarations, tags. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([^\s/>]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>/g

export interface XmlRange {
  /** Prefix with its colon, or nothing. */
  prefix: string
  from: number
  to: number
  /** The white space before it on its line. */
  indent: string
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The attributes of a tag, as they stand there. */
function attributesOf(tag: string): Map<string, string> {
  const found = tag.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
  return new Map([...found].map(([, name = '', double, single]) => [name, double ?? single ?? '']))
}

/** The attributes of the outermost element. */
export function rootAttributes(xml: string): Map<string, string> {
  for (const [, close, , attributes] of xml.matchAll(MARKUP))
    if (attributes !== undefined && close === '') return attributesOf(attributes)
  return new Map()
}

/** Where an element directly under the outermost one stands in the text. */
export function findElement(xml: string, name: string, id: string): XmlRange | undefined {
  let depth = 0
  let found: Omit<XmlRange, 'to'> | undefined
  for (const match of xml.matchAll(MARKUP)) {
    const [whole, close, tag, attributes = '', isEmpty] = match
    if (tag === undefined) continue
    if (close === '/') depth--
    const isWanted = close === '' && depth === 1 && localName(tag) === name && attributesOf(attributes).get('id') === id
    if (isWanted) {
      const line = xml.slice(xml.lastIndexOf('\n', match.index) + 1, match.index)
      const indent = line.trim() === '' ? line : ''
      found = { prefix: tag.slice(0, tag.length - localName(tag).length), from: match.index, indent }
    }
    if (found && depth === 1 && (close === '/' || (isWanted && isEmpty === '/')))
      return { ...found, to: match.index + whole.length }
    if (close === '' && isEmpty !== '/') depth++
  }
  return undefined
}
