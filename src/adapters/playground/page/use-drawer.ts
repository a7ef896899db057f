import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

export interface Drawer {
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
  /** What gets the focus when it opens, and what when it closes. */
  readonly first: RefObject<HTMLButtonElement | null>
  readonly opener: RefObject<HTMLButtonElement | null>
}

/** Where the channels are no drawer but stand beside the messages; as in `layout.css`. */
const WIDE = '(min-width: 761px)'

/** The sidebar of a narrow window, in front of everything else while it is open. */
export function useDrawer(): Drawer {
  const [isOpen, setOpen] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => setOpen(false)

  useEffect(() => {
    if (!isOpen) return
    first.current?.focus()
    const wide = matchMedia(WIDE)
    const onKeyDown = (event: KeyboardEvent) => {
      // The menu of people in it closes first.
      if (event.key === 'Escape' && document.querySelector(':popover-open') === null) close()
    }
    wide.addEventListener('change', close)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      wide.removeEventListener('change', close)
      document.removeEventListener('keydown', onKeyDown)
      opener.current?.focus()
    }
  }, [isOpen])

  return { isOpen, open: () => setOpen(true), close, first, opener }
}
