import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { HostError } from '../core/errors.js'
import { packageRoot } from '../core/package-root.js'

/** What each command does, loaded only when it is asked for. */
export interface Handlers {
  start(options: StartOptions): Promise<void>
  chat(options: ChatOptions): Promise<void>
  check(dir: string | undefined, options: CheckOptions): Promise<void>
  explain(query: readonly string[], options: ExplainOptions): Promise<void>
  quiz(options: QuizOptions): Promise<void>
  deadlines(options: DeadlinesOptions): Promise<void>
  register(options: RegisterOptions): Promise<void>
  manifest(options: ManifestCommandOptions): Promise<void>
  rebuild(options: RebuildOptions): Promise<void>
}

interface ContentOption {
  readonly content: string
}

export interface StartOptions extends ContentOption {
  readonly data: string
  readonly clock?: string
  readonly speed?: string
}

export interface ChatOptions extends StartOptions {
  readonly course?: string
  readonly as?: string
}

export interface CheckOptions {
  readonly json?: true
  readonly data: string
}

export interface ExplainOptions extends ContentOption {
  readonly json?: true
  readonly stdin?: true
}

export interface QuizOptions extends ContentOption {
  readonly json?: true
  readonly count: number
  readonly seed?: string
  readonly kind?: string
  readonly topic?: string
}

export interface DeadlinesOptions extends ContentOption {
  readonly json?: true
  readonly ics?: true
}

export interface RegisterOptions extends ContentOption {
  readonly guild?: string
  readonly dryRun?: true
}

export interface RebuildOptions {
  readonly data: string
  readonly json?: true
  readonly check?: true
}

export interface ManifestCommandOptions extends ContentOption {
  readonly url?: string
  readonly prefix?: string
  readonly all?: true
}

const USAGE = 2
const MOST_QUESTIONS = 100_000

/** Runs the command line and returns the exit code: 0 done, 1 the thing asked for failed, 2 wrong usage. */
export async function runProgram(argv: readonly string[], handlers: Handlers): Promise<number> {
  try {
    await createProgram(handlers).parseAsync(withCommand(argv), { from: 'user' })
    return 0
  } catch (error) {
    // commander has printed its message, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
    if (!(error instanceof HostError)) throw error
    process.stderr.write(`bueffel: ${error.message}\n`)
    return error.exitCode
  }
}

/** `bueffel` alone, or with options only, is `bueffel start`. */
function withCommand(argv: readonly string[]): string[] {
  const [first] = argv
  const isStart = first === undefined || (first.startsWith('-') && !/^(?:-h|--help|--version)$/.test(first))
  return isStart ? ['start', ...argv] : [...argv]
}

function createProgram(handlers: Handlers): Command {
  const program = new Command('bueffel')
    .description('A study bot that explains, quizzes and reminds from a folder of Markdown notes.')
    .version(version(), '--version', 'print the version')
    .exitOverride()
    .showHelpAfterError('(bueffel --help shows what there is)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'bueffel: ')) })
  const content = (what = 'folder of the notes') =>
    new Option('--content <dir>', what).default('content').argParser(folder)
  const fetched = () => content('folder of the notes, unless CONTENT_GIT names a repository')
  const data = () =>
    new Option('--data <dir>', 'folder of the embedded database and of what makes the setup codes')
      .default('data')
      .argParser(folder)
  const json = (what = 'print JSON only') => new Option('--json', what)
  const clock = () =>
    new Option('--clock <walltime>', 'a clock that moves on from there: 2025-10-08T08:00[/Europe/Zurich]')
  const speed = () => new Option('--speed <n>', 'how many times faster than real time that clock runs')

  program
    .command('start')
    .description('run the bot; without a token the playground on http://localhost:3000 (the default command)')
    .addOption(fetched())
    .addOption(data())
    .addOption(clock())
    .addOption(speed())
    .action((options: StartOptions) => handlers.start(options))
  program
    .command('chat')
    .description('talk to the bot in the terminal; lines in, text out')
    .addOption(fetched())
    .addOption(data())
    .addOption(clock())
    .addOption(speed())
    .option('--course <id>', 'the course whose channel this is (default: the first)')
    .option('--as <name>', 'who you are (default: your login)')
    .action((options: ChatOptions) => handlers.chat(options))
  program
    .command('check')
    .description('show what the bot understood of the notes, and what it did not')
    .argument('[dir]', 'folder of the notes (default: that of CONTENT_GIT, else "content")', folder)
    .addOption(data())
    .addOption(json())
    .action((dir: string | undefined, options: CheckOptions) => handlers.check(dir, options))
  program
    .command('explain')
    .description('look something up in the notes')
    .argument('[query...]', 'a term or a question')
    .addOption(content())
    .addOption(json())
    .option('--stdin', 'read one query a line from standard input')
    .action((query: readonly string[], options: ExplainOptions) => handlers.explain(query, options))
  program
    .command('quiz')
    .description('print questions as they would be asked')
    .addOption(content())
    .addOption(json('print JSON only, an object a line'))
    .option('--count <n>', 'how many', questionCount, 10)
    .option('--seed <text>', 'the same seed draws the same questions (default: another one each time)')
    .option('--kind <kind>', 'only questions of this kind: single, multiple, cloze … (another one lists them all)')
    .option('--topic <topic>', 'only questions on this topic')
    .action((options: QuizOptions) => handlers.quiz(options))
  program
    .command('deadlines')
    .description('list the deadlines that the notes name')
    .addOption(content())
    .addOption(json().conflicts('ics'))
    .option('--ics', 'print an iCalendar file')
    .action((options: DeadlinesOptions) => handlers.deadlines(options))
  program
    .command('register')
    .description("tell Discord the bot's commands (start does so by itself)")
    .addOption(content())
    .option('--guild <id>', 'only for this server, where they show at once')
    .option('--dry-run', 'print the JSON array that would be sent')
    .action((options: RegisterOptions) => handlers.register(options))
  program
    .command('manifest')
    .description('print the Slack app manifest as JSON')
    .addOption(content())
    .option('--url <url>', "the bot's public address, for requests over HTTP (default: Socket Mode)")
    .option('--prefix <prefix>', 'before the names of the slash commands, where they are taken')
    .option('--all', 'all commands as slash commands of their own, not only those used most')
    .action((options: ManifestCommandOptions) => handlers.manifest(options))
  program
    .command('rebuild')
    .description('fold scores and boards anew from the ledger of answers; the bot may go on running')
    .addOption(data())
    .addOption(json())
    .option('--check', 'change nothing, and fail where something differs')
    .action((options: RebuildOptions) => handlers.rebuild(options))
  return program
}

function version(): string {
  const { version: own }: { readonly version: string } = JSON.parse(
    readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
  )
  return own
}

function questionCount(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > MOST_QUESTIONS) {
    throw new InvalidArgumentError(`A whole number from 1 to ${MOST_QUESTIONS} is needed.`)
  }
  return value
}

/** An empty name, as from a variable that is not set, would be the working directory. */
function folder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('The name of a folder is needed.')
  return text
}
