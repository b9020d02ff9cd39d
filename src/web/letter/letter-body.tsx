import type { LetterBlock } from '../../core/letter-words.ts'

/** A place that is still to be filled in stands out, as the letter cannot be sent with it. */
export function WithOpenPlaces({ text }: { text: string }) {
  // Parts have no name of their own; their place in the text is what they are.
  return text.split(/(\{\{.*?\}\})/).map((part, index) => {
    const key = `${index} ${part}`
    return part.startsWith('{{') ? <mark key={key}>{part}</mark> : part
  })
}

/** Headings, paragraphs and lists of a letter. */
export function LetterBody({ blocks }: { blocks: readonly LetterBlock[] }) {
  return blocks.map((block, index) => {
    const key = `${index} ${block.kind}`
    if (block.kind === 'list')
      return (
        <ul key={key} className="trede-bullets">
          {block.items.map((item, at) => {
            const place = `${at} ${item}`
            return (
              <li key={place}>
                <WithOpenPlaces text={item} />
              </li>
            )
          })}
        </ul>
      )
    const words = <WithOpenPlaces text={block.text} />
    return (
      <p key={key} className="trede-words">
        {block.kind === 'heading' ? <strong>{words}</strong> : words}
      </p>
    )
  })
}
