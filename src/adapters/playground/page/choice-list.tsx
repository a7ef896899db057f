import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Select } from '../../../chat/card.js'
import { Icon } from './icon.js'
import { keepFocus, ListOption } from './list-option.js'
import { lacksRoomBelow } from './room-below.js'
import { type Act, useBusy } from './use-busy.js'

/**
 * A select as a button with a list box. A native one would hand in every option that the arrow keys pass by.
 */
export function ChoiceList({ select, act }: { readonly select: Select; readonly act: Act }) {
  const { isBusy, run } = useBusy()
  const [isOpen, setOpen] = useState(false)
  const [isAbove, setAbove] = useState(false)
  const [active, setActive] = useState(0)
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const { options } = select

  useEffect(() => {
    if (!isOpen) return
    const onOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', onOutside)
    return () => document.removeEventListener('pointerdown', onOutside)
  }, [isOpen])

  useLayoutEffect(() => {
    if (isOpen) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [isOpen, active])

  const open = () => {
    if (isBusy) return
    setAbove(lacksRoomBelow(root.current))
    setActive(0)
    setOpen(true)
  }
  const choose = (index: number) => {
    const option = options[index]
    setOpen(false)
    if (option !== undefined) run(() => act(select.action, option.value))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      return open()
    }
    const next = nextIndex(event.key, active, options)
    if (next !== undefined) setActive(next)
    else if (event.key === 'Enter' || event.key === ' ') choose(active)
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onFocusOut = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !root.current?.contains(event.relatedTarget)) setOpen(false)
  }

  return (
    <div class="choice" ref={root} onFocusOut={onFocusOut}>
      <button
        type="button"
        class="choice-button"
        role="combobox"
        aria-label={select.placeholder}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        aria-busy={isBusy}
        onClick={() => (isOpen ? setOpen(false) : open())}
        onKeyDown={onKeyDown}
      >
        <span>{select.placeholder}</span>
        <Icon name="down" />
      </button>
      <div
        id={`${id}-list`}
        class={isAbove ? 'choice-list above' : 'choice-list'}
        role="listbox"
        aria-label={select.placeholder}
        hidden={!isOpen}
        onMouseDown={keepFocus}
        ref={list}
      >
        {options.map(({ label, value, description }, index) => (
          <ListOption
            key={value}
            id={`${id}-${index}`}
            isActive={index === active}
            onPick={() => choose(index)}
            onPoint={() => setActive(index)}
          >
            {label}
            {description !== undefined && <small>{description}</small>}
          </ListOption>
        ))}
      </div>
    </div>
  )
}

/** Where a key leads to in the list; `undefined` for a key that leads nowhere. */
function nextIndex(key: string, active: number, options: Select['options']): number | undefined {
  const last = options.length - 1
  if (key === 'ArrowDown') return Math.min(active + 1, last)
  if (key === 'ArrowUp') return Math.max(active - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key.length !== 1 || key === ' ') return undefined
  const begins = (index: number) => options[index]?.label.toLowerCase().startsWith(key.toLowerCase()) === true
  const order = options.map((_, index) => (active + 1 + index) % options.length)
  return order.find(begins) ?? active
}
