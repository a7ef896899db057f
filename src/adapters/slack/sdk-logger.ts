import type { Logger as SdkLogger } from '@slack/bolt'
import type { Logger } from '../../core/logger.js'

/**
 * What the SDK has to say, for whoever debugs: what fails is told by the adapter itself, once. The SDK's own debug lines
 * are dropped: they hold whole payloads.
 */
export function sdkLogger(logger: Logger, levels: { readonly INFO: ReturnType<SdkLogger['getLevel']> }): SdkLogger {
  const say = (...parts: unknown[]) => logger.debug({ sdk: parts.map(String).join(' ') }, 'slack')
  return {
    debug: () => {},
    info: say,
    warn: say,
    error: say,
    setLevel: () => {},
    getLevel: () => levels.INFO,
    setName: () => {},
  }
}
