import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Message, PersonInput, State, StreamEvent } from '../web/protocol.js'
import { eventsAddress } from './api.js'
import { connect } from './connection.js'

export interface Chat {
  /** `undefined` until the server has answered for the first time. */
  readonly state: State | undefined
  /** Whether the state is already that of the person and the channel that were asked for. */
  readonly isCurrent: boolean
  readonly isLost: boolean
  /** Channels in which something happened since the person looked. */
  readonly unread: ReadonlySet<string>
  /** The bot's time, in epoch milliseconds. */
  readonly now: () => number
}

/** What the server shows to a person in a channel, kept up to date; at a lost connection the last state stays. */
export function useChat({ name, locale }: PersonInput, channel: string | undefined): Chat {
  const [state, setState] = useState<State>()
  const key = JSON.stringify([name, channel])
  const [shownKey, setShownKey] = useState<string>()
  const [isLost, setLost] = useState(false)
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set())
  const offset = useRef(0)
  const now = useMemo(() => () => Date.now() + offset.current, [])

  useEffect(() => {
    const onEvent = (event: StreamEvent) => {
      setLost(false)
      switch (event.type) {
        case 'state':
          offset.current = event.state.now - Date.now()
          setState(event.state)
          setShownKey(JSON.stringify([name, channel]))
          setUnread(before => new Set([...before].filter(id => id !== event.state.channelId)))
          return
        case 'upsert':
          offset.current = event.now - Date.now()
          return setState(before => withMessages(before, messages => upsert(messages, event.message)))
        case 'remove':
          return setState(before => withMessages(before, messages => messages.filter(({ id }) => id !== event.id)))
        case 'activity':
          return setUnread(before => new Set([...before, event.channelId]))
        case 'ping':
          offset.current = event.now - Date.now()
          return
      }
    }
    return connect(eventsAddress({ name, locale }, channel), { onEvent, onLost: () => setLost(true) })
  }, [name, locale, channel])

  return { state, isCurrent: key === shownKey, isLost, unread, now }
}

type Messages = readonly Message[]

function withMessages(state: State | undefined, change: (messages: Messages) => Messages): State | undefined {
  return state === undefined ? undefined : { ...state, messages: change(state.messages) }
}

function upsert(messages: Messages, message: Message): Messages {
  const index = messages.findIndex(({ id }) => id === message.id)
  return index === -1 ? [...messages, message] : messages.with(index, message)
}
