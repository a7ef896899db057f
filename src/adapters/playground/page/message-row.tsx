import { Component, type ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Message } from '../web/protocol.js'
import { Avatar, BotAvatar } from './avatar.js'
import { CardView } from './card-view.js'
import { Icon } from './icon.js'
import { type Reader, useReader } from './reader.js'
import { clockTime, fullTime } from './time.js'

/** What can be done with a message. The same object from drawing to drawing. */
export interface MessageActions {
  act(message: string, action: string, value?: string): Promise<void>
  propose(message: string, action: string, typed: string, signal: AbortSignal): Promise<readonly string[]>
  dismiss(message: string): void
}

interface MessageRowProps {
  readonly message: Message
  /** Follows another of the same author, whose name need not stand there twice. */
  readonly isContinued: boolean
  readonly actions: MessageActions
}

export function MessageRow({ message, isContinued, actions }: MessageRowProps) {
  const reader = useReader()
  return useMemo(() => row({ message, isContinued, actions }, reader), [message, isContinued, actions, reader])
}

function row({ message, isContinued, actions }: MessageRowProps, reader: Reader) {
  const { author, used, onlyFor } = message
  const { strings } = reader
  const name = author.type === 'bot' ? 'Büffel' : author.name
  return (
    <li class={['message', isContinued && 'continued', onlyFor !== undefined && 'private'].filter(Boolean).join(' ')}>
      {used !== undefined && (
        <p class="used">
          <Avatar person={used.person} size="tiny" />
          <strong>{used.person.name}</strong> {strings.usedBefore} <code title={used.line}>{used.line}</code>{' '}
          {strings.usedAfter}
        </p>
      )}
      <div class="gutter">
        {isContinued ? (
          <Stamp at={message.at} reader={reader} />
        ) : author.type === 'bot' ? (
          <BotAvatar />
        ) : (
          <Avatar person={author} />
        )}
      </div>
      <div class="content">
        <p class={isContinued ? 'author hidden' : 'author'}>
          <strong>{name}</strong>
          {author.type === 'bot' && <span class="badge">{strings.app}</span>}
          <Stamp at={message.at} reader={reader} />
        </p>
        <Guarded fallback={<p class="unreadable">{strings.unreadable}</p>}>
          <Body message={message} actions={actions} />
        </Guarded>
        {onlyFor !== undefined && (
          <p class="only-you">
            <Icon name="eye" /> {strings.onlyYou} ·{' '}
            <button type="button" class="link" onClick={() => actions.dismiss(message.id)}>
              {strings.dismiss}
            </button>
          </p>
        )}
      </div>
    </li>
  )
}

function Stamp({ at, reader }: { readonly at: number; readonly reader: Reader }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at, reader)}>
      {clockTime(at, reader)}
    </time>
  )
}

function Body({ message: { id, body }, actions }: Pick<MessageRowProps, 'message' | 'actions'>) {
  const { strings } = useReader()
  switch (body.type) {
    case 'text':
      return <p class="plain">{body.text}</p>
    case 'thinking':
      return (
        <p class="thinking">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {strings.thinking}
        </p>
      )
    case 'card':
      return (
        <CardView
          card={body.card}
          act={(action, value) => actions.act(id, action, value)}
          propose={(action, typed, signal) => actions.propose(id, action, typed, signal)}
        />
      )
  }
}

/** A message that cannot be drawn, such as one of an earlier version, leaves the others alone. */
class Guarded extends Component<{ fallback: ComponentChildren; children: ComponentChildren }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static override getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children
  }
}
