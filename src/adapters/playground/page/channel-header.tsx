import type { Channel } from '../web/protocol.js'
import { Icon } from './icon.js'
import { useReader } from './reader.js'

interface ChannelHeaderProps {
  readonly channel: Channel | undefined
  readonly isLost: boolean
  readonly isSidebarOpen: boolean
  readonly onSidebar: () => void
}

/** Where one is, and whether the server is there. */
export function ChannelHeader({ channel, isLost, isSidebarOpen, onSidebar }: ChannelHeaderProps) {
  const { strings } = useReader()
  return (
    <>
      <header class="channel-header">
        <button
          type="button"
          class="icon-button drawer-only"
          aria-label={strings.openSidebar}
          aria-expanded={isSidebarOpen}
          onClick={onSidebar}
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
