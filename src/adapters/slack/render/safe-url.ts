const MAX_URL = 3000

/** The address, where it is one that may be opened from a message: notes can hold `javascript:…` and paths. */
export function safeUrl(url: string): string | undefined {
  if (url.length > MAX_URL || !URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return ['http:', 'https:', 'mailto:'].includes(protocol) && href.length <= MAX_URL ? href : undefined
}
