import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HostError } from '../core/errors.js'

/** The absolute path behind `file:relative.db`, `file:/absolute.db` (both as they are) or `file:///percent%20coded.db`. */
export function sqlitePath(url: string): string {
  const rest = url.slice('file:'.length)
  if (rest === '' || rest.endsWith('/')) {
    throw new HostError(
      `The database URL "${url}" names no file: write file:PATH, for instance file:data/bueffel.db.`,
      2,
    )
  }
  if (!rest.startsWith('//')) return resolve(rest)
  try {
    return fileURLToPath(url)
  } catch {
    throw new HostError(`The database URL "${url}" names no local file: write file:PATH or file:///ABSOLUTE/PATH.`, 2)
  }
}
