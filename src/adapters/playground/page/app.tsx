import { render } from 'preact'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { PersonRef } from '../web/protocol.js'
import { ChannelHeader } from './channel-header.js'
import { ComposeContext } from './compose.js'
import { Composer, type Draft } from './composer.js'
import { FormDialog } from './form-dialog.js'
import { MessageList } from './message-list.js'
import { createReader, ReaderContext } from './reader.js'
import { Sidebar } from './sidebar.js'
import { useChat } from './use-chat.js'
import { useDrawer } from './use-drawer.js'
import { usePeople } from './use-people.js'
import { useRequests } from './use-requests.js'
import { useTheme } from './use-theme.js'
import { Welcome } from './welcome.js'

const CHANNEL = 'channel'

function App() {
  const people = usePeople()
  const [theme, setTheme] = useTheme()
  const [wanted, setWanted] = useState(() => new URLSearchParams(location.search).get(CHANNEL) ?? undefined)
  const drawer = useDrawer()
  const [draft, setDraft] = useState<Draft>()
  const compose = useCallback((line: string) => setDraft({ line }), [])
  const { id, name, locale } = people.current
  const { state, isCurrent, isLost, unread, now } = useChat(people.current, wanted)
  const reader = useMemo(() => createReader(locale, now), [locale, now])
  const { strings } = reader
  const channel = state?.channels.find(own => own.id === state.channelId)
  const requests = useRequests({ name, locale }, channel?.id, strings)
  const { open } = requests
  const everyone = useMemo(() => distinct([...people.all, ...(state?.people ?? [])]), [people.all, state?.people])

  useEffect(() => {
    document.documentElement.lang = locale
    document.title = channel === undefined ? 'Büffel' : `#${channel.name} · Büffel`
  }, [locale, channel])
  // Somebody else: the choice is made, the messages are what one wants to see.
  useEffect(drawer.close, [id])
  useSlashKey()

  const chooseChannel = (chosen: string) => {
    setWanted(chosen)
    drawer.close()
    const address = new URL(location.href)
    address.searchParams.set(CHANNEL, chosen)
    history.replaceState(null, '', address)
  }

  return (
    <ReaderContext.Provider value={reader}>
      <ComposeContext.Provider value={compose}>
        <a class="skip" href="#composer">
          {strings.skip}
        </a>
        <Sidebar
          channels={state?.channels ?? []}
          channelId={channel?.id}
          unread={unread}
          people={people}
          theme={theme}
          drawer={drawer}
          onTheme={setTheme}
          onChannel={chooseChannel}
        />
        {drawer.isOpen && <div class="backdrop" aria-hidden="true" onClick={drawer.close} />}
        <main inert={drawer.isOpen}>
          <ChannelHeader channel={channel} isLost={isLost} drawer={drawer} />
          {state !== undefined && channel !== undefined && isCurrent ? (
            <MessageList
              key={`${id} ${channel.id}`}
              messages={state.messages}
              personId={id}
              channelName={channel.name}
              actions={requests.actions}
            >
              <Welcome channel={channel} commands={state.commands} onTry={requests.send} />
            </MessageList>
          ) : (
            <div class="messages" />
          )}
          <div class="notice" role="alert">
            {requests.notice !== undefined && <p>{requests.notice}</p>}
          </div>
          {state !== undefined && channel !== undefined && (
            <Composer
              channel={channel}
              person={people.current}
              people={everyone}
              commands={state.commands}
              draft={draft}
              onSend={requests.send}
            />
          )}
        </main>
        {open !== undefined && (
          <FormDialog
            key={open.form.submit}
            form={open.form}
            draft={requests.draftOf(open.form)}
            onDraft={fields => requests.keepDraft(open.form, fields)}
            onSubmit={requests.submit}
            onClose={requests.closeForm}
          />
        )}
      </ComposeContext.Provider>
    </ReaderContext.Provider>
  )
}

function distinct(people: readonly PersonRef[]): readonly PersonRef[] {
  return [...new Map(people.map(({ id, name }) => [id, { id, name }])).values()]
}

/** A slash that is typed anywhere begins a command. */
function useSlashKey() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
      if (document.querySelector('dialog[open]') !== null) return
      document.querySelector<HTMLElement>('#composer')?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** The mark beside the page's title in the browser: the one that stands in the page. */
function showIcon(root: HTMLElement) {
  const mark = root.querySelector('.mark')
  if (mark === null) return
  const link = document.createElement('link')
  link.rel = 'icon'
  link.href = `data:image/svg+xml,${encodeURIComponent(mark.outerHTML)}`
  document.head.append(link)
}

const root = document.getElementById('app')
if (root !== null) {
  render(<App />, root)
  showIcon(root)
}
