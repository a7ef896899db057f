import type { Command } from '../../chat/command.js'
import { usageArgs } from '../../chat/help-command.js'
import { HostError } from '../../core/errors.js'
import type { Locale } from '../../core/locale.js'
import { SCOPES } from './scopes.js'
import { type SlashNames, slashNames, UMBRELLA } from './slash-names.js'

export interface ManifestOptions extends SlashNames {
  /** The public address of the bot, for requests over HTTP; Socket Mode where there is none. */
  readonly url?: string
  /** The language of the descriptions: Slack has them in one only. */
  readonly locale?: Locale
}

/** Where Slack sends its requests, behind the bot's address. */
export const EVENTS_PATH = '/slack/events'

const MAX_NAME = 31
const PREFIX = /^[a-z0-9][a-z0-9-]{0,15}$/

const DESCRIPTION = {
  de: 'Erklärt, fragt ab und erinnert: aus den Notizen der Vorlesung.',
  en: 'Explains, quizzes and reminds: from the notes of the lecture.',
}

const LONG_DESCRIPTION = {
  de: 'Büffel lernt mit der Klasse. Er liest einen Ordner mit Vorlesungsnotizen und erklärt daraus Begriffe, stellt Fragen, führt eine Rangliste und erinnert an Termine. Jede Antwort ist eine Stelle der Notizen, mit Datei, Überschrift und Zeile; kein Sprachmodell, keine Cloud.',
  en: 'Büffel studies with the class. It reads a folder of lecture notes and, from nothing but those notes, explains terms, asks questions, keeps a leaderboard and reminds of deadlines. Every answer is a passage of the notes with file, heading and line; no language model, no cloud.',
}

const UMBRELLA_DESCRIPTION = {
  de: 'Alle Befehle von Büffel; ohne mehr: die Hilfe',
  en: 'All commands of Büffel; on its own: the help',
}

/**
 * The app manifest: what a host pastes into https://api.slack.com/apps to create the app.
 * @throws {HostError} for an address or prefix that Slack would refuse
 */
export function slackManifest(commands: readonly Command[], options: ManifestOptions = {}) {
  const { prefix = '', url, locale = 'en' } = options
  if (prefix !== '' && !PREFIX.test(prefix)) {
    throw new HostError(`--prefix "${prefix}" does not fit: up to 16 of a-z, 0-9 and - are needed, such as b.`, 2)
  }
  const requestUrl = url === undefined ? undefined : eventsUrl(url)
  const request = requestUrl === undefined ? {} : { request_url: requestUrl }
  const bare = slashNames(commands, options).map(({ command, name }) => {
    if (name.length > MAX_NAME) throw new HostError(`/${name} is too long for Slack: use a shorter --prefix.`, 2)
    return slashCommand(name, command.description[locale], usageArgs(command, locale), hasUser(command), requestUrl)
  })
  const umbrella = slashCommand(
    UMBRELLA,
    UMBRELLA_DESCRIPTION[locale],
    commands.map(({ name }) => name).join(' | '),
    commands.some(hasUser),
    requestUrl,
  )
  return {
    display_information: {
      name: 'Büffel',
      description: DESCRIPTION[locale],
      long_description: LONG_DESCRIPTION[locale],
      background_color: '#5b3a1e',
    },
    features: {
      // The messages tab takes commands in private; without it, direct messages of the bot could not be read.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: UMBRELLA, always_online: true },
      slash_commands: [umbrella, ...bare],
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      // Needs no scope: that somebody has opened the app's home.
      event_subscriptions: { ...request, bot_events: ['app_home_opened'] },
      interactivity: {
        is_enabled: true,
        ...request,
        // Where Slack asks for the proposals of a search; in Socket Mode it has the connection.
        ...(requestUrl === undefined ? {} : { message_menu_options_url: requestUrl }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  }
}

function slashCommand(name: string, description: string, hint: string, hasUser: boolean, url: string | undefined) {
  return {
    command: `/${name}`,
    ...(url === undefined ? {} : { url }),
    description,
    ...(hint === '' ? {} : { usage_hint: hint }),
    // So that a person arrives by id, whatever the name.
    should_escape: hasUser,
  }
}

const hasUser = ({ options }: Command) => Object.values(options).some(option => option.type === 'user')

function eventsUrl(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (address === undefined || !/^https?:$/.test(address.protocol)) {
    throw new HostError(
      `--url "${url}" does not fit: the bot's public address, such as https://bueffel.example.org.`,
      2,
    )
  }
  address.search = ''
  address.hash = ''
  const base = address.href.replace(/\/+$/, '')
  return base.endsWith(EVENTS_PATH) ? base : base + EVENTS_PATH
}
