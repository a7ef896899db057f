/** What a list of choices takes. */
const ROOM_BELOW = 280

/** Whether a list would be cut at the end of what can be seen of the messages, with more room above it. */
export function lacksRoomBelow(element: HTMLElement | null): boolean {
  const frame = element?.closest('.scroller')?.getBoundingClientRect()
  const own = element?.getBoundingClientRect()
  if (frame === undefined || own === undefined) return false
  const below = frame.bottom - own.bottom
  return below < ROOM_BELOW && own.top - frame.top > below
}
