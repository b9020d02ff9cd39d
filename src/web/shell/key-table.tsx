import { Fragment } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from '../shell-messages.ts'

/** Keys with what they do. 'g v' is two keys after each other; 'j | k' is either. */
export function KeyTable({ keys }: { keys: readonly (readonly [keys: string, does: string])[] }) {
  const m = useMessages(messages)
  return (
    <table className="trede-table trede-key-table">
      <caption className="trede-hidden">{m.helpPage.keysTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{m.helpPage.key}</th>
          <th scope="col">{m.helpPage.does}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(([pressed, does]) => (
          <tr key={`${pressed} ${does}`}>
            <th scope="row">
              {pressed.split(' ').map((key, index, all) => (
                <Fragment key={key}>
                  {index > 0 && key !== '|' && all[index - 1] !== '|' ? ` ${m.keys.followedBy} ` : ''}
                  {key === '|' ? ` ${m.keys.or} ` : <kbd>{key}</kbd>}
                </Fragment>
              ))}
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
