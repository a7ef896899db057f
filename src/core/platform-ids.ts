/** The shapes of ids where somebody writes them by hand, so that a slip is told at once. Any text for a platform not named. */
const SHAPES: Readonly<Record<string, { readonly community: RegExp; readonly account: RegExp }>> = {
  discord: { community: /^\d{15,21}$/, account: /^\d{15,21}$/ },
  slack: { community: /^[TE][A-Z0-9]{1,20}$/, account: /^[UW][A-Z0-9]{1,20}$/ },
}

/** Of ids of a platform that is not named here. */
const LONGEST = 64

/** Whether an id could be that of an account of the platform. */
export function isAccountId(platform: string, id: string): boolean {
  return SHAPES[platform]?.account.test(id) ?? (id !== '' && id.length <= LONGEST)
}

/** Whether a text is `platform:id`, as in `discord:123456789012345678` or `slack:T0123ABCD`. */
export function isPlatformId(kind: 'community' | 'account', written: string): boolean {
  const [platform = '', id = '', ...more] = written.split(':')
  return more.length === 0 && Object.hasOwn(SHAPES, platform) && (SHAPES[platform]?.[kind].test(id) ?? false)
}
