import { setupCode } from '../community/setup-code.js'
import type { Config } from '../config.js'
import type { Course } from '../notes/course.js'
import { readSetupKey } from '../storage/setup-key.js'

/** The code with which a manager sets a course up, by the course's id. @throws {HostError} */
export function setupCodes(
  { setupKey, dataDir }: Pick<Config, 'setupKey' | 'dataDir'>,
  courses: readonly Course[],
): ReadonlyMap<string, string> {
  const secret = setupKey ?? readSetupKey(dataDir)
  return new Map(courses.map(({ id }) => [id, setupCode(secret, id)]))
}

/** The same for the host to read. */
export function setupCodesText(config: Pick<Config, 'setupKey' | 'dataDir'>, courses: readonly Course[]): string {
  const codes = setupCodes(config, courses)
  return ['Setup codes, for /setup:', ...courses.map(({ id, title }) => `  ${codes.get(id)}  ${title}`)].join('\n')
}
