import { randomBytes } from 'node:crypto'
import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, HostError } from '../core/errors.js'

const BYTES = 32
const SHAPE = new RegExp(`^[0-9a-f]{${2 * BYTES}}$`)

/**
 * The secret from which the courses' setup codes are made: the content of `setup.key` in the data folder, made at first
 * need. Several processes may ask at once; all get the same.
 * @throws {HostError}
 */
export function readSetupKey(dataDir: string): string {
  const path = join(dataDir, 'setup.key')
  try {
    return read(path) ?? make(dataDir, path)
  } catch (error) {
    if (error instanceof HostError) throw error
    throw new HostError(
      `The setup key ${path} can be neither read nor made (${errorCode(error) ?? 'unknown'}): let the user who runs Büffel write there, or set BUEFFEL_SETUP_KEY.`,
    )
  }
}

function read(path: string): string | undefined {
  let content: string
  try {
    content = readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  if (SHAPE.test(content)) return content
  throw new HostError(`The file ${path} holds no setup key: delete it, and a new one is made, with new setup codes.`)
}

/** Written whole under another name first, so that nobody reads a part of it; the first one to put it in place wins. */
function make(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true })
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(draft, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    putInPlace(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  const key = read(path)
  if (key === undefined) throw new HostError(`The setup key ${path} was removed while it was made: start again.`)
  return key
}

function putInPlace(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    copyInPlace(draft, path)
  }
}

/** Where a file system knows no hard links. */
function copyInPlace(draft: string, path: string): void {
  try {
    copyFileSync(draft, path, constants.COPYFILE_EXCL)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}
