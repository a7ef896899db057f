import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'

const folder = mkdtempSync(join(tmpdir(), 'bueffel-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const refusal = (message: RegExp) =>
  expect.objectContaining({ name: 'HostError', exitCode: 2, message: expect.stringMatching(message) })

describe('readConfig', () => {
  it('has defaults for everything, and is frozen', () => {
    const config = readConfig({}, {})
    expect(config).toEqual({
      contentDir: 'content',
      dataDir: resolve('data'),
      databaseUrl: `file:${resolve('data', 'bueffel.db')}`,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      owners: [],
      setupKey: undefined,
      terminalLocale: undefined,
      noColor: false,
      slackNames: { prefix: '', all: false },
    })
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('reads the owners, however they are separated', () => {
    const owners = ['discord:123456789012345678', 'slack:U0123ABCD']
    for (const written of [owners.join(','), owners.join(' '), ` ${owners.join(', \n')};`]) {
      expect(readConfig({}, { BUEFFEL_OWNERS: written }).owners).toEqual(owners)
    }
  })

  it.each(['anna', 'discord:', 'discord:anna', 'slack:T0123ABCD', 'discord:123456789012345678 anna', 'irc:x'])(
    'refuses %s among the owners',
    BUEFFEL_OWNERS => {
      expect(() => readConfig({}, { BUEFFEL_OWNERS })).toThrow(
        refusal(/BUEFFEL_OWNERS ".*" .*: a list such as discord:1/),
      )
    },
  )

  it('takes the setup key from the environment or a file, and prints none that is too short', () => {
    expect(readConfig({}, { BUEFFEL_SETUP_KEY: 'sixteen letters.' }).setupKey).toBe('sixteen letters.')
    expect(() => readConfig({}, { BUEFFEL_SETUP_KEY: 'short' })).toThrow(
      refusal(/BUEFFEL_SETUP_KEY does not fit: at least 16/),
    )
    expect(() => readConfig({}, { BUEFFEL_SETUP_KEY_FILE: join(folder, 'none') })).toThrow(
      refusal(/\(ENOENT\): name one/),
    )
  })

  it('takes an empty variable for one that is not set', () => {
    const names = ['PORT', 'HOST', 'DATABASE_URL', 'DATABASE_URL_FILE', 'LOG_LEVEL', 'NO_COLOR', 'LANG']
    expect(readConfig({}, Object.fromEntries(names.map(name => [name, ''])))).toEqual(readConfig({}, {}))
  })

  it('puts the database into the data folder of the command line, unless an address says otherwise', () => {
    expect(readConfig({ data: '/var/lib/b' }, {}).databaseUrl).toBe('file:/var/lib/b/bueffel.db')
    expect(readConfig({ data: '/var/lib/b' }, { DATABASE_URL: 'file:x.db' }).databaseUrl).toBe('file:x.db')
  })

  it('reads a secret from the file that _FILE names, without its line break', () => {
    const path = file('url', 'postgresql://me@host/db\n')
    expect(readConfig({}, { DATABASE_URL_FILE: path }).databaseUrl).toBe('postgresql://me@host/db')
  })

  it.each(['0', '1', '65535', '00080'])('takes the port %s', PORT => {
    expect(readConfig({}, { PORT }).port).toBe(Number(PORT))
  })

  it.each(['65536', '-1', '1.5', ' ', ' 80', '0x50', '1e3', 'http', '999999999999999999999'])(
    'refuses the port "%s"',
    PORT => {
      expect(() => readConfig({}, { PORT })).toThrow(refusal(/PORT ".*" does not fit: a port from 0 to 65535/))
    },
  )

  it.each(['mysql://me:secret@host', 'file:', 'postgres:secret', 'secret', 'postgresql://'])(
    'refuses the database %s without printing it',
    DATABASE_URL => {
      expect(() => readConfig({}, { DATABASE_URL })).toThrow(refusal(/^The environment variable DATABASE_URL does/))
      expect(() => readConfig({}, { DATABASE_URL })).not.toThrow(/secret/)
      const DATABASE_URL_FILE = file('bad', DATABASE_URL)
      expect(() => readConfig({}, { DATABASE_URL_FILE })).toThrow(refusal(/^The content of DATABASE_URL_FILE does/))
      expect(() => readConfig({}, { DATABASE_URL_FILE })).not.toThrow(/secret/)
    },
  )

  it('refuses two sources for a secret, and a file that cannot be read', () => {
    expect(() => readConfig({}, { DATABASE_URL: 'file:a', DATABASE_URL_FILE: 'b' })).toThrow(refusal(/Both .* are set/))
    expect(() => readConfig({}, { DATABASE_URL_FILE: join(folder, 'none') })).toThrow(refusal(/\(ENOENT\): name one/))
    expect(() => readConfig({}, { DATABASE_URL_FILE: folder })).toThrow(refusal(/\(EISDIR\)/))
  })

  it('refuses a log level that is none', () => {
    expect(() => readConfig({}, { LOG_LEVEL: 'trace' })).toThrow(refusal(/LOG_LEVEL "trace" .*: one of debug, info/))
  })

  it.each([
    [{ LANG: 'de_CH.UTF-8' }, 'de-CH'],
    [{ LANG: 'en' }, 'en'],
    [{ LANG: 'C.UTF-8' }, undefined],
    [{ LANG: 'POSIX' }, undefined],
    [{ LANG: 'de_CH', LC_MESSAGES: 'en_GB' }, 'en-GB'],
    [{ LANG: 'de_CH', LC_MESSAGES: 'en_GB', LC_ALL: 'fr_FR' }, 'fr-FR'],
    [{ LANG: 'de_CH', LC_ALL: '' }, 'de-CH'],
    [{ LANG: 'de_DE@euro' }, 'de-DE'],
  ])('takes the language of the terminal from %j', (environment, tag) => {
    expect(readConfig({}, environment).terminalLocale).toBe(tag)
  })

  it('knows NO_COLOR', () => {
    expect(readConfig({}, { NO_COLOR: '1' }).noColor).toBe(true)
  })
})
