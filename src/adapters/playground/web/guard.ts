import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Five inputs of a form at their longest, in UTF-8 and escaped. */
const LARGEST_BODY = 256 * 1024
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * What a page on the own machine needs against other pages in the same browser: the name in `Host` is one of this
 * machine's (DNS rebinding), and nothing of another origin may frame it, or be loaded by it.
 */
export function pageGuard(hosts: readonly string[]): MiddlewareHandler {
  const allowed = new Set([
    ...LOOPBACK,
    ...hosts.map(host => hostName(host.includes(':') ? `[${host}]` : host) ?? host),
  ])
  return async (context, next) => {
    const name = hostName(context.req.header('host'))
    if (name === undefined || !allowed.has(name)) {
      const error = `This server does not answer for "${name ?? ''}". Open it as localhost, or set HOST to that name.`
      return context.json({ error }, 421)
    }
    await next()
    for (const [header, value] of Object.entries(HEADERS)) context.res.headers.set(header, value)
  }
}

const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'self'",
    // The page's own mark as the icon of its tab.
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** A POST comes from the page itself: no other page can send JSON with this origin. */
export const postGuard: MiddlewareHandler = async (context, next) => {
  const origin = parseUrl(context.req.header('origin') ?? '')
  // A URL leaves out its scheme's own port, a `Host` header may say it: both are read as URLs.
  const own = parseUrl(`${origin?.protocol}//${context.req.header('host')}`)
  if (origin === undefined || origin.host === '' || origin.host !== own?.host) {
    return context.json({ error: 'Only the playground’s own page may send this: the header Origin is another.' }, 403)
  }
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    return context.json({ error: 'The body is to be JSON: set Content-Type to application/json.' }, 415)
  }
  return next()
}

/** Refuses what is too large to be meant. */
export const sizeGuard = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: context => context.json({ error: `More than ${LARGEST_BODY / 1024} KiB are not taken.` }, 413),
})

function hostName(host: string | undefined): string | undefined {
  return parseUrl(`http://${host ?? ''}`)?.hostname.replace(/\.$/, '')
}

function parseUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined
}
