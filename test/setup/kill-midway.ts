import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs a script, which prints that it is ready, waits for a line and prints that it begins, and kills it so many
 * milliseconds after.
 */
export async function killMidway(script: string, args: readonly string[], after: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  await once(child.stdout, 'data')
  child.stdin.write('go\n')
  await once(child.stdout, 'data')
  await new Promise(resolve => setTimeout(resolve, after))
  child.kill('SIGKILL')
  await ended
}
