import type { Channel, CommandHint } from '../web/protocol.js'
import { Mark } from './mark.js'
import { useReader } from './reader.js'

interface WelcomeProps {
  readonly channel: Channel
  readonly commands: readonly CommandHint[]
  readonly onTry: (line: string) => void
}

const MOST_EXAMPLES = 6

/** What a channel says in which nothing was written yet. */
export function Welcome({ channel, commands, onTry }: WelcomeProps) {
  const { strings } = useReader()
  const examples = commands
    .flatMap(({ description, examples }) => examples.slice(0, 1).map(example => ({ line: `/${example}`, description })))
    .slice(0, MOST_EXAMPLES)
  return (
    <section class="welcome">
      <Mark />
      <h2>{strings.welcome(channel.name)}</h2>
      <p>{strings.welcomeText}</p>
      {examples.length > 0 && <p>{strings.welcomeTry}</p>}
      <ul>
        {examples.map(({ line, description }) => (
          <li key={line}>
            <button type="button" class="example" onClick={() => onTry(line)}>
              <code>{line}</code>
              <small>{description}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
