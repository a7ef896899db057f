/** A bare bot of each SDK, which says one word to whatever comes: `echo-bot.ts discord|socket|http`. It prints `ready ADDRESS`. */
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import { Client, Events, GatewayIntentBits } from 'discord.js'

const WORD = { content: 'echo' } as const
const env = (name: string): string => process.env[name] ?? ''

async function discord(): Promise<void> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: { api: env('DISCORD_API_URL'), version: '10' },
  })
  client.on(Events.InteractionCreate, interaction => {
    if (interaction.isAutocomplete()) void interaction.respond([{ name: 'echo', value: 'echo' }])
    else if (interaction.isMessageComponent()) void interaction.update(WORD)
    else if (interaction.isChatInputCommand()) {
      const button = { type: 2, style: 1, label: 'echo', custom_id: 'echo' } as const
      void interaction.reply({ ...WORD, components: [{ type: 1, components: [button] }] })
    }
  })
  await client.login(env('DISCORD_TOKEN'))
  console.log('ready')
}

async function slack(mode: string): Promise<void> {
  const port = Number(env('PORT'))
  const receiver =
    mode === 'socket'
      ? new SocketModeReceiver({
          appToken: env('SLACK_APP_TOKEN'),
          installerOptions: { clientOptions: { slackApiUrl: env('SLACK_API_URL') } },
        })
      : new HTTPReceiver({ signingSecret: env('SLACK_SIGNING_SECRET'), endpoints: '/slack/events' })
  const app = new App({
    token: env('SLACK_BOT_TOKEN'),
    botId: 'BBOT',
    botUserId: 'UBOT',
    tokenVerificationEnabled: false,
    receiver,
    clientOptions: { slackApiUrl: env('SLACK_API_URL') },
  })
  const button = { type: 'button', action_id: 'echo', text: { type: 'plain_text', text: 'echo' } } as const
  const blocks = [{ type: 'actions' as const, elements: [button] }]
  // The local Slack takes nothing that leaves open what becomes of the text.
  const plain = {
    text: 'echo',
    blocks,
    response_type: 'ephemeral' as const,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  }
  app.command(/.*/, async ({ ack, respond }) => {
    await ack()
    await respond({ ...plain, replace_original: false })
  })
  app.action(/.*/, async ({ ack, respond }) => {
    await ack()
    await respond({ ...plain, replace_original: true })
  })
  await app.start(port)
  console.log(`ready http://localhost:${port}`)
}

const [mode = ''] = process.argv.slice(2)
await (mode === 'discord' ? discord() : slack(mode))
