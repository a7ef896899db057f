import { createHmac, timingSafeEqual } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, which are read or typed for others. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 60 bits, in groups that can be read aloud. */
const GROUPS = 3
const GROUP_LENGTH = 4
const LENGTH = GROUPS * GROUP_LENGTH

/** The code of a course, such as `ABCD-EFGH-JKLM`: whoever has it may set the course up. It lasts as long as `secret`. */
export function setupCode(secret: string, courseId: string): string {
  const bytes = createHmac('sha256', secret).update(`course ${courseId}`).digest()
  const letters = Array.from(bytes.subarray(0, LENGTH), byte => ALPHABET.charAt(byte % ALPHABET.length)).join('')
  return (letters.match(new RegExp(`.{${GROUP_LENGTH}}`, 'g')) ?? []).join('-')
}

/** The course whose code was typed; case, spaces and dashes do not matter. Takes as long whichever it is. */
export function courseOfCode(secret: string, courseIds: readonly string[], typed: string): string | undefined {
  const given = plain(typed)
  let found: string | undefined
  for (const id of courseIds) if (isSame(plain(setupCode(secret, id)), given)) found = id
  return found
}

/** As it would be written: O for 0, I and L for 1, and nothing between the letters. */
function plain(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

function isSame(code: string, given: string): boolean {
  const [a, b] = [Buffer.from(code), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
