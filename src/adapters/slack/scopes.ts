/** What the bot's token must allow, each with the reason why. The manifest asks for these and no more. */
export const SCOPES = {
  commands: 'to be asked by slash commands',
  'chat:write': 'to answer, and to post the daily challenge and reminders where it is a member',
  'files:write': 'to show the images of the notes in its answers',
  'users:read': 'to know the name that somebody shows and their language',
  'channels:read': 'to tell in /setup whether it is a member of a public channel',
  'groups:read': 'the same for private channels',
  'channels:history': 'to see after a broken connection whether a post has arrived, so that nothing is posted twice',
  'groups:history': 'the same for private channels',
} as const

export type Scope = keyof typeof SCOPES

/** Without these no command works; without the others less does. */
export const NEEDED_SCOPES: readonly Scope[] = ['commands', 'chat:write']

/** What of the manifest's scopes a token lacks. */
export function missingScopes(granted: readonly string[]): readonly Scope[] {
  return (Object.keys(SCOPES) as Scope[]).filter(scope => !granted.includes(scope))
}
