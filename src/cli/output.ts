import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { errorCode } from '../core/errors.js'

/**
 * What a stream of this process does when it cannot be written to: the reader of a pipe who has what it wanted
 * (`| head`) ends the program quietly, a full disk ends it with a word.
 */
export function endOnWriteError(error: Error): never {
  if (errorCode(error) === 'EPIPE') process.exit(0)
  writeSync(2, `bueffel: The output cannot be written (${errorCode(error) ?? error.message}).\n`)
  process.exit(1)
}

/** Writes to standard output and waits until it is taken, so that a pipe gets all before the program ends. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)) await once(process.stdout, 'drain')
}

export const printJson = (value: unknown, indent?: number): Promise<void> =>
  print(JSON.stringify(value, undefined, indent))

/** For people, beside what a command prints: notes that a script must not find in the output. */
export function warn(message: string): void {
  process.stderr.write(`${message}\n`)
}
