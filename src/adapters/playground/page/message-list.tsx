import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../web/protocol.js'
import { Icon } from './icon.js'
import { type MessageActions, MessageRow } from './message-row.js'
import { useReader } from './reader.js'
import { dayName, dayOf } from './time.js'

interface MessageListProps {
  readonly messages: readonly Message[]
  readonly personId: string
  readonly channelName: string
  readonly actions: MessageActions
  /** What stands there where nothing was written yet. */
  readonly children: ComponentChildren
}

/** The messages of a channel. Stays at the end, unless the reader has scrolled up. */
export function MessageList({ messages, personId, channelName, actions, children }: MessageListProps) {
  const reader = useReader()
  const { scroller, content, hasNew, toEnd } = useStickyEnd(messages, personId)
  return (
    <div class="messages">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: Safari lets no keyboard scroll a region that cannot take the focus (WCAG 2.1.1; axe: scrollable-region-focusable) */}
      <div class="scroller" ref={scroller} tabIndex={0} role="log" aria-label={reader.strings.messages(channelName)}>
        <ol ref={content} aria-live="polite">
          {messages.length === 0 && <li>{children}</li>}
          {messages.flatMap((message, index) => {
            const before = messages[index - 1]
            const isNewDay = before === undefined || dayOf(before.at) !== dayOf(message.at)
            const row = (
              <MessageRow
                key={message.id}
                message={message}
                isContinued={!isNewDay && continues(before, message)}
                actions={actions}
              />
            )
            return isNewDay ? [<Day key={`day ${message.id}`} at={message.at} />, row] : [row]
          })}
        </ol>
      </div>
      {hasNew && (
        <button type="button" class="new-messages" onClick={toEnd}>
          {reader.strings.newMessages} <Icon name="down" />
        </button>
      )}
    </div>
  )
}

function Day({ at }: { readonly at: number }) {
  const reader = useReader()
  return (
    <li class="day">
      <span>{dayName(at, reader)}</span>
    </li>
  )
}

const TOGETHER_MS = 5 * 60_000

function continues(before: Message, message: Message): boolean {
  return (
    message.used === undefined &&
    authorOf(before) === authorOf(message) &&
    before.onlyFor === message.onlyFor &&
    message.at - before.at < TOGETHER_MS
  )
}

const authorOf = ({ author }: Message) => (author.type === 'bot' ? undefined : author.id)

const NEAR_END = 48

function useStickyEnd(messages: readonly Message[], personId: string) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLOListElement>(null)
  const isAtEnd = useRef(true)
  const lastId = useRef<string>(undefined)
  const [hasNew, setHasNew] = useState(false)

  const toEnd = () => {
    isAtEnd.current = true
    setHasNew(false)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: 'instant' })
  }

  useEffect(() => {
    const element = scroller.current
    if (element === null || content.current === null) return
    const onScroll = () => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END
      if (isAtEnd.current) setHasNew(false)
    }
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    observer.observe(content.current)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [])

  useLayoutEffect(() => {
    const last = messages.at(-1)
    if (last === undefined || last.id === lastId.current) return
    const isOwn = last.author.type === 'person' ? last.author.id === personId : last.used?.person.id === personId
    if (isAtEnd.current || lastId.current === undefined || isOwn) toEnd()
    else setHasNew(true)
    lastId.current = last.id
  }, [messages, personId])

  return { scroller, content, hasNew, toEnd }
}
