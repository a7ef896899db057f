import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { errorCode, HostError } from './core/errors.js'
import { LOG_LEVELS, type LogLevel } from './core/logger.js'
import { isPlatformId } from './core/platform-ids.js'

export interface Config {
  /** Folder of the notes. */
  readonly contentDir: string
  /** The repository from which the notes come instead; `undefined` where there is none. */
  readonly contentGit: ContentGit | undefined
  /** Folder of the embedded database and of what the playground keeps. */
  readonly dataDir: string
  /** `file:…` or `postgresql://…` */
  readonly databaseUrl: string
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  readonly logLevel: LogLevel
  /** `undefined` where no token is set. */
  readonly discord: DiscordConfig | undefined
  readonly slack: SlackConfig | undefined
  /** Who manages the bot everywhere, as `platform:account`. */
  readonly owners: readonly string[]
  /** From which the courses' setup codes are made; `undefined` where the file in the data folder holds it. */
  readonly setupKey: string | undefined
  /** How the Slack app's manifest names the commands, so that texts name them in the same way. */
  readonly slackNames: { readonly prefix: string; readonly all: boolean }
  /** The language of whoever uses the terminal as a BCP 47 tag, where the terminal tells. */
  readonly terminalLocale: string | undefined
  /** https://no-color.org */
  readonly noColor: boolean
}

export interface ContentGit {
  readonly url: string
  /** The repository's own default where it is absent. */
  readonly branch: string | undefined
  /** The folder of the notes in it; its root where it is absent. */
  readonly folder: string | undefined
  readonly token: string | undefined
}

export interface DiscordConfig {
  readonly token: string
  /** Discord's base address without a version; `undefined` is the real one. */
  readonly apiUrl: string | undefined
}

export interface SlackConfig {
  /** `xoxb-…` */
  readonly botToken: string
  /** `xapp-…`, for Socket Mode. */
  readonly appToken: string | undefined
  /** For requests over HTTP. */
  readonly signingSecret: string | undefined
  /** The Web API's base address; `undefined` is the real one. */
  readonly apiUrl: string | undefined
}

/** What the command line says and thereby overrides the defaults. */
export interface Overrides {
  readonly content?: string | undefined
  readonly data?: string | undefined
}

const PORT_RANGE = 'a port from 0 to 65535 is needed'

const ADDRESS = z.url({ protocol: /^https?$/, error: 'an address such as https://example.org/api is needed' })

const GIT_ADDRESS = z.url({
  protocol: /^https?$/,
  error: 'the address of a repository such as https://github.com/ada/notes.git is needed',
})

const GIT_FOLDER = z
  .string()
  .refine(
    path => !/^[/\\]|^[a-z]:/i.test(path) && !path.split(/[/\\]/).includes('..'),
    'a folder in the repository such as docs/notes is needed',
  )

const SCHEMA = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_RANGE)
    .transform(Number)
    .refine(port => port <= 65535, PORT_RANGE)
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(?:file:|postgres(?:ql)?:\/\/)./, 'an address such as file:data/bueffel.db or postgresql://… is needed')
    .optional(),
  CONTENT_GIT: GIT_ADDRESS.optional(),
  CONTENT_GIT_BRANCH: z.string().optional(),
  CONTENT_GIT_FOLDER: GIT_FOLDER.optional(),
  CONTENT_GIT_TOKEN: z.string().optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: ADDRESS.optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'a bot token begins with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'an app token begins with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: ADDRESS.optional(),
  BUEFFEL_OWNERS: z
    .string()
    .transform(list => list.split(/[\s,;]+/).filter(entry => entry !== ''))
    .refine(
      entries => entries.every(entry => isPlatformId('account', entry)),
      'a list such as discord:123456789012345678, slack:U0123ABCD is needed',
    )
    .default([]),
  BUEFFEL_SETUP_KEY: z.string().min(16, 'at least 16 characters are needed').optional(),
  SLACK_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,15}$/, 'up to 16 of a-z, 0-9 and - are needed, such as b')
    .default(''),
  SLACK_ALL: z.enum(['true', 'false'], 'true or false is needed').default('false'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')} is needed`).default('info'),
})

/** Values that should not stand in a process list: each may also be the content of the file that `NAME_FILE` names. */
const SECRETS = [
  'DATABASE_URL',
  'CONTENT_GIT_TOKEN',
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'BUEFFEL_SETUP_KEY',
] as const

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The settings of this run, from the environment and the command line.
 * @throws {HostError} that names the variable, what is wrong with it and what would do
 */
export function readConfig(overrides: Overrides = {}, environment: Environment = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = SCHEMA.safeParse({ ...given, ...readSecrets(given) })
  if (!result.success) {
    const [issue] = result.error.issues
    const name = String(issue?.path[0])
    // What a secret holds is not printed.
    const value = (SECRETS as readonly string[]).includes(name) ? '' : ` "${given[name] ?? ''}"`
    const what = given[name] === undefined ? `The content of ${name}_FILE` : `The environment variable ${name}${value}`
    throw new HostError(`${what} does not fit: ${issue?.message ?? 'unknown'}.`, 2)
  }
  const { PORT, HOST, DATABASE_URL, LOG_LEVEL, BUEFFEL_OWNERS, BUEFFEL_SETUP_KEY, SLACK_PREFIX, SLACK_ALL } =
    result.data
  const dataDir = resolve(overrides.data ?? 'data')
  return Object.freeze({
    contentDir: overrides.content ?? 'content',
    contentGit: contentGit(result.data),
    dataDir,
    databaseUrl: DATABASE_URL ?? `file:${join(dataDir, 'bueffel.db')}`,
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    discord: discordConfig(result.data),
    slack: slackConfig(result.data),
    owners: BUEFFEL_OWNERS,
    setupKey: BUEFFEL_SETUP_KEY,
    slackNames: { prefix: SLACK_PREFIX, all: SLACK_ALL === 'true' },
    terminalLocale: terminalLocale(given),
    noColor: given['NO_COLOR'] !== undefined,
  })
}

type Settings = z.infer<typeof SCHEMA>

function contentGit(settings: Settings): ContentGit | undefined {
  const { CONTENT_GIT, CONTENT_GIT_BRANCH, CONTENT_GIT_FOLDER, CONTENT_GIT_TOKEN } = settings
  if (CONTENT_GIT !== undefined) {
    return { url: CONTENT_GIT, branch: CONTENT_GIT_BRANCH, folder: CONTENT_GIT_FOLDER, token: CONTENT_GIT_TOKEN }
  }
  if (CONTENT_GIT_BRANCH === undefined && CONTENT_GIT_FOLDER === undefined && CONTENT_GIT_TOKEN === undefined) {
    return undefined
  }
  throw new HostError('For notes from a repository set CONTENT_GIT too: its address.', 2)
}

function discordConfig({ DISCORD_TOKEN, DISCORD_API_URL }: Settings): DiscordConfig | undefined {
  return DISCORD_TOKEN === undefined ? undefined : { token: DISCORD_TOKEN, apiUrl: DISCORD_API_URL }
}

function slackConfig(settings: Settings): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = settings
  if (SLACK_BOT_TOKEN === undefined) {
    if (SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET === undefined) return undefined
    throw new HostError('For Slack set SLACK_BOT_TOKEN too: the token that begins with xoxb-.', 2)
  }
  if (SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET === undefined) {
    throw new HostError('For Slack set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) too.', 2)
  }
  return {
    botToken: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    apiUrl: SLACK_API_URL,
  }
}

/** `de_CH.UTF-8@euro` is `de-CH`; `C` and `POSIX` tell nothing. */
function terminalLocale(environment: Environment): string | undefined {
  const value = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? ''
  const tag = value.split(/[.@]/)[0]?.replace('_', '-') ?? ''
  return /^[a-z]{2,3}(?:-|$)/.test(tag) ? tag : undefined
}

function readSecrets(environment: Environment): Record<string, string> {
  const values: Record<string, string> = {}
  for (const name of SECRETS) {
    const path = environment[`${name}_FILE`]
    if (path === undefined) continue
    if (environment[name] !== undefined) {
      throw new HostError(`Both ${name} and ${name}_FILE are set: keep one of them.`, 2)
    }
    try {
      values[name] = readFileSync(path, 'utf8').trim()
    } catch (error) {
      throw new HostError(
        `The file ${path} in ${name}_FILE cannot be read (${errorCode(error) ?? 'unknown'}): name one that exists and that the user who runs Büffel may read.`,
        2,
      )
    }
  }
  return values
}
