import type { Channel } from '../web/protocol.js'
import { Icon } from './icon.js'
import { useReader } from './reader.js'
import type { Drawer } from './use-drawer.js'

interface ChannelHeaderProps {
  readonly channel: Channel | undefined
  readonly isLost: boolean
  readonly drawer: Drawer
}

/** Where one is, and whether the server is there. */
export function ChannelHeader({ channel, isLost, drawer }: ChannelHeaderProps) {
  const { strings } = useReader()
  return (
    <>
      <header class="channel-header">
        <button
          type="button"
          class="icon-button drawer-only"
          aria-label={strings.openSidebar}
          aria-expanded={drawer.isOpen}
          ref={drawer.opener}
          onClick={drawer.open}
        >
          <Icon name="menu" />
        </button>
        {channel !== undefined && (
          <>
            <h2>
              <span class="hash" aria-hidden="true">
                #
              </span>
              {channel.name}
            </h2>
            <p>{channel.topic}</p>
          </>
        )}
      </header>
      <div class="connection" role="status">
        {isLost && <p>{strings.reconnecting}</p>}
      </div>
    </>
  )
}
