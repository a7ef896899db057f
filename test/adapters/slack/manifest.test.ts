import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { type ManifestOptions, slackManifest } from '../../../src/adapters/slack/manifest.js'
import { RESERVED_COMMANDS } from '../../../src/adapters/slack/reserved-commands.js'
import { toLine } from '../../../src/adapters/slack/slash-names.js'
import type { Command } from '../../../src/chat/command.js'
import { HostError } from '../../../src/core/errors.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'
import { createLog } from './harness.js'

const { commands } = createDemoBot(createLog().logger)
const SCHEMA = '../shared/oracles/slack-manifest.schema.json'

const VARIANTS: Readonly<Record<string, ManifestOptions>> = {
  socket: {},
  http: { url: 'https://bueffel.example.org/' },
  'all in German': { all: true, locale: 'de' },
  prefix: { prefix: 'b', url: 'https://example.org/bots' },
}

describe('the manifest', () => {
  test('for Socket Mode, as it is', () => {
    expect(slackManifest(commands)).toMatchSnapshot()
  })

  test.runIf(existsSync(SCHEMA)).each(Object.entries(VARIANTS))('%s fits the schema', (_name, options) => {
    const schema: unknown = JSON.parse(readFileSync(SCHEMA, 'utf8'))
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema as object)
    validate(slackManifest(commands, options))
    expect(validate.errors).toBeNull()
  })

  test('has an address in each place for HTTP, and none for Socket Mode', () => {
    const addresses = (manifest: object) => JSON.stringify(manifest).match(/"https?:[^"]*"/g) ?? []
    const http = slackManifest(commands, { url: 'https://bueffel.example.org/base/?x#y' })
    expect(new Set(addresses(http))).toEqual(new Set(['"https://bueffel.example.org/base/slack/events"']))
    expect(addresses(http)).toHaveLength(3 + http.features.slash_commands.length)
    expect(http.settings.socket_mode_enabled).toBe(false)
    expect(addresses(slackManifest(commands))).toEqual([])
  })

  test('names: few of their own, all with --all, others with --prefix; none that Slack keeps for itself', () => {
    const names = (options: ManifestOptions, own: readonly Command[] = commands) =>
      slackManifest(own, options).features.slash_commands.map(({ command }) => command)
    expect(names({})).toEqual(['/bueffel', '/explain', '/quiz'])
    expect(names({ prefix: 'b' })).toEqual(['/bueffel', '/b-explain', '/b-quiz'])
    expect(names({ all: true })).toContain('/gallery')
    const [example] = commands
    const reserved = [...RESERVED_COMMANDS].map(name => ({ ...example, name }) as Command)
    expect(names({ all: true }, reserved)).toEqual(['/bueffel'])
    for (const options of Object.values(VARIANTS)) {
      for (const name of names(options)) {
        expect(RESERVED_COMMANDS.has(name.slice(1))).toBe(false)
        // Slack refuses other characters.
        expect(name).toMatch(/^\/[a-z0-9-]{1,31}$/)
      }
    }
  })

  test('an address or prefix that Slack would refuse is told', () => {
    for (const options of [{ url: 'bueffel' }, { url: 'ftp://x.org' }, { prefix: 'B!' }, { prefix: 'x'.repeat(17) }]) {
      expect(() => slackManifest(commands, options)).toThrow(HostError)
    }
  })
})

describe('the line that was typed', () => {
  test.each([
    ['/explain', 'ballooning', '/explain ballooning'],
    ['/explain', '', '/explain'],
    ['/Explain', ' two  words ', '/explain two  words'],
    ['/b-explain', 'x', '/explain x'],
    ['/my-class-quiz', 'x 3', '/quiz x 3'],
    ['/bueffel', '', '/help'],
    ['/bueffel', 'quiz 3', '/quiz 3'],
    ['/bueffel', '//quiz 3', '/quiz 3'],
    ['/b-bueffel', 'stats', '/stats'],
    ['/explain', 'a &lt; b &amp;&amp; c &amp;lt; d', '/explain a < b && c &lt; d'],
    ['/stats', '<@U123|ada>', '/stats @U123'],
    ['/explain', '<#C1|cloud> <https://x.org|x.org>', '/explain #cloud https://x.org'],
  ])('%s %s', (slash, text, line) => {
    expect(toLine(slash, text)).toBe(line)
  })
})
