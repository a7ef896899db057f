import type { Channel } from '../web/protocol.js'
import { Icon } from './icon.js'
import { Mark } from './mark.js'
import { PeopleMenu } from './people-menu.js'
import { useReader } from './reader.js'
import type { Drawer } from './use-drawer.js'
import type { People } from './use-people.js'
import type { Theme } from './use-theme.js'

interface SidebarProps {
  readonly channels: readonly Channel[]
  readonly channelId: string | undefined
  readonly unread: ReadonlySet<string>
  readonly people: People
  readonly theme: Theme
  readonly drawer: Drawer
  readonly onTheme: (theme: Theme) => void
  readonly onChannel: (id: string) => void
}

export function Sidebar({ channels, channelId, unread, people, theme, drawer, ...on }: SidebarProps) {
  const { strings } = useReader()
  const isDark = theme === 'dark'
  return (
    <aside class="sidebar" data-open={drawer.isOpen}>
      <header>
        <Mark />
        <h1>Büffel</h1>
        <button
          type="button"
          class="icon-button drawer-only"
          aria-label={strings.closeSidebar}
          ref={drawer.first}
          onClick={drawer.close}
        >
          <Icon name="close" />
        </button>
      </header>
      <nav aria-label={strings.channels}>
        <h2>{strings.channels}</h2>
        <ul>
          {channels.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                class="channel"
                aria-current={id === channelId ? 'page' : undefined}
                onClick={() => on.onChannel(id)}
              >
                <span class="hash" aria-hidden="true">
                  #
                </span>
                <span class="name">{name}</span>
                {unread.has(id) && (
                  <span class="unread">
                    <span class="visually-hidden">{strings.unread}</span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <footer>
        <PeopleMenu people={people} />
        <button
          type="button"
          class="icon-button"
          aria-label={isDark ? strings.toLight : strings.toDark}
          title={isDark ? strings.toLight : strings.toDark}
          onClick={() => on.onTheme(isDark ? 'light' : 'dark')}
        >
          <Icon name={isDark ? 'sun' : 'moon'} />
        </button>
      </footer>
    </aside>
  )
}
