import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.js'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_LENGTH = 9
const RANDOM_LENGTH = 11

/** Makes ids for rows: 20 characters of `[0-9a-z]`, sorting by the millisecond in which they were made. */
export type NewId = () => string

/** `bytes(n)` yields `n` random bytes; a test passes its own to get ids that can be foretold. */
export function createIds(clock: Clock, bytes: (size: number) => Uint8Array = randomBytes): NewId {
  return () => {
    let time = clock.now()
    let id = ''
    for (let i = 0; i < TIME_LENGTH; i++) {
      id = ALPHABET.charAt(time % 32) + id
      time = Math.floor(time / 32)
    }
    for (const byte of bytes(RANDOM_LENGTH)) id += ALPHABET.charAt(byte % 32)
    return id
  }
}
