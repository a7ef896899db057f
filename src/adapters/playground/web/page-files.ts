import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, HostError } from '../../../core/errors.js'

export interface PageFile {
  readonly path: string
  readonly type: string
  readonly content: string
}

const FILES = [
  { path: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/app.js', file: 'app.js', type: 'text/javascript; charset=utf-8' },
  { path: '/app.css', file: 'app.css', type: 'text/css; charset=utf-8' },
]

/**
 * The built page, read once.
 * @throws {HostError} where it was not built
 */
export async function readPageFiles(directory: string): Promise<readonly PageFile[]> {
  try {
    return await Promise.all(
      FILES.map(async ({ path, file, type }) => ({
        path,
        type,
        content: await readFile(join(directory, file), 'utf8'),
      })),
    )
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    throw new HostError(`The playground's page is not in ${directory}: build it with "npm run build".`)
  }
}
