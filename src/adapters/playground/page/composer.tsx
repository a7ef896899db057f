import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Channel, CommandHint, PersonInput, PersonRef } from '../web/protocol.js'
import { LONGEST_TEXT } from '../web/protocol.js'
import { CompletionMenu } from './completion-menu.js'
import { Icon } from './icon.js'
import { useReader } from './reader.js'
import { useCompletion } from './use-completion.js'

/** A line that something else wants written here; each one anew, so that the same can come twice. */
export interface Draft {
  readonly line: string
}

interface ComposerProps {
  readonly channel: Channel
  readonly person: PersonInput
  readonly people: readonly PersonRef[]
  readonly commands: readonly CommandHint[]
  readonly draft: Draft | undefined
  /** `false` where the line did not get through. */
  readonly onSend: (line: string) => Promise<boolean>
}

const MENU = 'proposals'
const TALLEST = 220

export function Composer({ channel, person, people, commands, draft, onSend }: ComposerProps) {
  const { strings } = useReader()
  const [line, setLine] = useState('')
  const [isClosed, setClosed] = useState(false)
  const [moved, setMoved] = useState<number>()
  const history = useHistory()
  const field = useRef<HTMLTextAreaElement>(null)
  const completion = useCompletion({ line, commands, people, person, channel: channel.id })
  const { typing, proposals } = completion
  const isOpen = !isClosed && typing.stage !== 'text' && (typing.stage === 'options' || proposals.length > 0)
  // The first command is taken by Enter; a value only if somebody chose it, so that Enter sends what stands there.
  const active = !isOpen || proposals.length === 0 ? -1 : (moved ?? (typing.stage === 'name' ? 0 : -1))

  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus()
  }, [channel.id])
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, TALLEST)}px`
  }, [line])

  const change = (next: string) => {
    setLine(next)
    setClosed(false)
    setMoved(undefined)
  }
  useEffect(() => {
    if (draft === undefined) return
    // What stood there can be called back.
    if (line.trim() !== '') history.add(line)
    const needsMore = commands.some(({ name, options }) => draft.line === `/${name}` && options.length > 0)
    change(needsMore ? `${draft.line} ` : draft.line)
    field.current?.focus()
  }, [draft])
  const pick = (index: number) => {
    const proposal = proposals[index]
    if (proposal === undefined) return
    change(proposal.line)
    field.current?.focus()
  }
  const send = () => {
    const sent = line.trim()
    if (sent === '') return
    history.add(sent)
    change('')
    field.current?.focus()
    onSend(sent).then(isThere => {
      if (!isThere) setLine(now => (now === '' ? sent : now))
    })
  }
  /** A command that is typed out and needs nothing more. */
  const isWhole =
    typing.stage === 'name' &&
    commands.some(({ name, options }) => name === typing.typed && !options.some(option => option.required))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const move = (by: number) => setMoved((active + by + proposals.length) % proposals.length)
    const canMove = isOpen && proposals.length > 0
    if (event.key === 'Enter' && !event.shiftKey) {
      if (active >= 0 && !(isWhole && moved === undefined)) pick(active)
      else send()
    } else if (event.key === 'Tab' && !event.shiftKey && canMove) pick(Math.max(active, 0))
    else if (event.key === 'ArrowDown' && canMove) move(1)
    else if (event.key === 'ArrowUp' && canMove) move(active < 0 ? 0 : -1)
    else if (event.key === 'Escape' && isOpen) setClosed(true)
    else if (event.key === 'ArrowUp' && history.canRecall(line)) recall(-1)
    else if (event.key === 'ArrowDown' && line !== '' && history.canRecall(line)) recall(1)
    else return
    event.preventDefault()
  }
  const recall = (by: number) => {
    setLine(history.recall(by))
    setClosed(true)
  }

  return (
    <div class="composer">
      {isOpen && <CompletionMenu id={MENU} completion={completion} commands={commands} active={active} onPick={pick} />}
      <div class="box">
        <textarea
          id="composer"
          ref={field}
          rows={1}
          value={line}
          maxLength={LONGEST_TEXT}
          placeholder={strings.compose(channel.name)}
          aria-label={strings.compose(channel.name)}
          aria-haspopup="listbox"
          aria-controls={isOpen ? MENU : undefined}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${MENU}-${active}` : undefined}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="send"
          onInput={event => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="send" aria-label={strings.send} disabled={line.trim() === ''} onClick={send}>
          <Icon name="send" />
        </button>
      </div>
    </div>
  )
}

/** The lines that were sent from this page, to be called back with the arrow keys. */
function useHistory() {
  const lines = useRef<readonly string[]>([])
  const at = useRef(0)
  return {
    add: (line: string) => {
      lines.current = [...lines.current.filter(other => other !== line), line]
      at.current = lines.current.length
    },
    /** In an empty composer, or from a line that was called back. */
    canRecall: (line: string) => lines.current.length > 0 && (line === '' || line === lines.current[at.current]),
    recall: (by: number) => {
      at.current = Math.min(Math.max(at.current + by, 0), lines.current.length)
      return lines.current[at.current] ?? ''
    },
  }
}
