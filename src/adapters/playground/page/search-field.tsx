import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Search } from '../../../chat/card.js'
import { Icon } from './icon.js'
import { keepFocus, ListOption } from './list-option.js'
import { lacksRoomBelow } from './room-below.js'
import { type Act, useBusy } from './use-busy.js'

/** Asks for proposals to what is typed into a field of a card; empty where they do not come. */
export type Propose = (action: string, typed: string, signal: AbortSignal) => Promise<readonly string[]>

interface SearchFieldProps {
  readonly search: Search
  readonly act: Act
  readonly propose: Propose
}

const PAUSE_MS = 90
const MOST = 8
const LONGEST = 300

/** A field with proposals while one types. Enter hands in what stands there, or the proposal that the arrow keys reached. */
export function SearchField({ search: { action, label }, act, propose }: SearchFieldProps) {
  const { isBusy, run } = useBusy()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly string[]>([])
  const [active, setActive] = useState(-1)
  const root = useRef<HTMLDivElement>(null)
  const [isAbove, setAbove] = useState(false)
  const id = useId()

  useEffect(() => {
    setActive(-1)
    if (typed.trim() === '') return setFound([])
    const controller = new AbortController()
    const timer = setTimeout(() => {
      propose(action, typed, controller.signal).then(proposals => {
        if (controller.signal.aborted) return
        setAbove(lacksRoomBelow(root.current))
        setFound(proposals.slice(0, MOST))
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [action, typed, propose])

  const close = () => {
    setFound([])
    setActive(-1)
  }
  const hand = (value: string) => {
    if (value.trim() === '') return
    close()
    run(async () => {
      await act(action, value.trim())
      setTyped('')
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const { length } = found
    if (event.key === 'Enter') hand(found[active] ?? typed)
    else if (event.key === 'ArrowDown' && length > 0) setActive((active + 1) % length)
    else if (event.key === 'ArrowUp' && length > 0) setActive((active <= 0 ? length : active) - 1)
    else if (event.key === 'Escape' && length > 0) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="search" ref={root}>
      <input
        type="text"
        role="combobox"
        value={typed}
        maxLength={LONGEST}
        placeholder={label}
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        onInput={event => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <button
        type="button"
        class="press"
        data-style="primary"
        aria-label={label}
        aria-busy={isBusy}
        disabled={typed.trim() === ''}
        onClick={() => hand(typed)}
      >
        <span>
          <Icon name="send" />
        </span>
      </button>
      <div
        class={isAbove ? 'choice-list above' : 'choice-list'}
        role="listbox"
        id={`${id}-list`}
        aria-label={label}
        hidden={found.length === 0}
        onMouseDown={keepFocus}
      >
        {found.map((value, index) => (
          <ListOption
            key={value}
            id={`${id}-${index}`}
            isActive={index === active}
            onPick={() => hand(value)}
            onPoint={() => setActive(index)}
          >
            {value}
          </ListOption>
        ))}
      </div>
    </div>
  )
}
