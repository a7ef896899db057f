import { z } from 'zod'
import { VALUE } from './render/form-view.js'

/** Where an answer goes. It travels through a form in its private metadata, so it is plain and short. */
const destination = z.object({
  teamId: z.string().optional(),
  /** A channel or direct message; the person's id where it was asked in the app's home. */
  channelId: z.string(),
  isHome: z.boolean().default(false),
  /** Takes five messages within 30 minutes, also where the bot is no member. */
  responseUrl: z.string().optional(),
  threadTs: z.string().optional(),
  /** The message whose button or select was used. */
  pressed: z.object({ ts: z.string(), isPrivate: z.boolean() }).optional(),
})

export type Destination = z.infer<typeof destination>

export interface Asker {
  readonly id: string
  /** The handle; the name that the person shows is looked up. */
  readonly handle: string
}

interface Base {
  readonly asker: Asker
  readonly destination: Destination
  /** Opens a form, once, within three seconds. */
  readonly triggerId: string
}

export interface CommandRequest extends Base {
  readonly slash: string
  readonly text: string
}

export interface PressRequest extends Base {
  readonly ref: string
  /** What was chosen, where it was a select. */
  readonly value?: string
}

export interface SubmitRequest extends Base {
  readonly ref: string
  readonly fields: Readonly<Record<string, string>>
  readonly firstInput: string
}

const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  user_name: z.string().default(''),
  team_id: z.string().optional(),
  channel_id: z.string(),
  response_url: z.string(),
  trigger_id: z.string(),
})

export function readCommand(body: unknown): CommandRequest {
  const given = slashCommand.parse(body)
  return {
    asker: { id: given.user_id, handle: given.user_name },
    triggerId: given.trigger_id,
    slash: given.command,
    text: given.text,
    destination: {
      teamId: given.team_id,
      channelId: given.channel_id,
      isHome: false,
      responseUrl: given.response_url,
    },
  }
}

const interaction = z.object({
  user: z.object({
    id: z.string(),
    username: z.string().optional(),
    name: z.string().optional(),
    team_id: z.string().optional(),
  }),
  /** Null where an organisation has installed the app. */
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string(),
})

const blockActions = interaction.extend({
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({
    type: z.string(),
    message_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
    thread_ts: z.string().optional(),
  }),
  message: z.object({ thread_ts: z.string().optional() }).nullish(),
  response_url: z.string().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
})

export function readPress(body: unknown): PressRequest {
  const given = blockActions.parse(body)
  const { container, channel } = given
  const [action] = given.actions
  const value = action?.selected_option?.value
  return {
    ...common(given),
    ref: action?.action_id ?? '',
    ...(value === undefined ? {} : { value }),
    destination: {
      teamId: teamOf(given),
      channelId: channel?.id ?? given.user.id,
      isHome: container.type === 'view',
      responseUrl: given.response_url,
      threadTs: threadOf(given),
      ...(container.message_ts === undefined
        ? {}
        : { pressed: { ts: container.message_ts, isPrivate: container.is_ephemeral === true } }),
    },
  }
}

/** The thread in which a message stands. Of one that has replies Slack names its own: that one stands in the channel. */
function threadOf({ container, message }: z.infer<typeof blockActions>): string | undefined {
  const threadTs = container.thread_ts ?? message?.thread_ts
  return threadTs === container.message_ts ? undefined : threadTs
}

const blockSuggestion = z.object({
  user: interaction.shape.user,
  team: interaction.shape.team,
  channel: z.object({ id: z.string() }).nullish(),
  action_id: z.string(),
  value: z.string().default(''),
})

export interface SuggestionRequest extends Pick<Base, 'asker' | 'destination'> {
  readonly ref: string
  readonly typed: string
}

/** What somebody is typing into a search. */
export function readSuggestion(body: unknown): SuggestionRequest {
  const given = blockSuggestion.parse(body)
  const { user, channel } = given
  return {
    asker: askerOf(user),
    ref: given.action_id,
    typed: given.value,
    destination: { teamId: teamOf(given), channelId: channel?.id ?? user.id, isHome: channel == null },
  }
}

const viewSubmission = interaction.extend({
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    app_installed_team_id: z.string().nullish(),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() }))),
    }),
  }),
})

export function readSubmit(body: unknown): SubmitRequest {
  const given = viewSubmission.parse(body)
  const { callback_id, private_metadata, state } = given.view
  const fields = Object.entries(state.values).map(([name, inputs]) => [name, inputs[VALUE]?.value ?? ''] as const)
  return {
    ...common(given),
    ref: callback_id,
    fields: Object.fromEntries(fields),
    firstInput: fields[0]?.[0] ?? '',
    destination: readDestination(private_metadata) ?? {
      teamId: given.view.app_installed_team_id ?? teamOf(given),
      channelId: given.user.id,
      isHome: true,
    },
  }
}

const homeOpened = z.object({
  team_id: z.string().optional(),
  event: z.object({ user: z.string(), channel: z.string(), tab: z.string() }),
})

/** Who has opened which tab of the app's home. */
export function readHomeOpened(body: unknown): {
  readonly tab: string
  readonly asker: Asker
  destination: Destination
} {
  const { team_id: teamId, event } = homeOpened.parse(body)
  return {
    tab: event.tab,
    asker: { id: event.user, handle: '' },
    destination: { teamId, channelId: event.channel, isHome: true },
  }
}

/** The key by which a request that is sent again is known. */
export function requestKey(body: unknown, envelopeId: unknown): string | undefined {
  const given = z.object({ trigger_id: z.string().optional(), event_id: z.string().optional() }).safeParse(body).data
  return given?.trigger_id ?? given?.event_id ?? (typeof envelopeId === 'string' ? envelopeId : undefined)
}

export const writeDestination = (value: Destination): string => JSON.stringify(value)

function readDestination(written: string): Destination | undefined {
  try {
    return destination.safeParse(JSON.parse(written)).data
  } catch {
    return undefined
  }
}

function common({ user, trigger_id }: z.infer<typeof interaction>): Pick<Base, 'asker' | 'triggerId'> {
  return { asker: askerOf(user), triggerId: trigger_id }
}

const askerOf = ({ id, username, name }: z.infer<typeof interaction>['user']): Asker => ({
  id,
  handle: username ?? name ?? '',
})

const teamOf = ({ team, user }: Pick<z.infer<typeof interaction>, 'team' | 'user'>) => team?.id ?? user.team_id
