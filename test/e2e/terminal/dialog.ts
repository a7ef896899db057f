import { startBueffel } from '../../cli/run-bueffel.js'

/** Somebody who types lines into `bueffel chat` and reads what comes back. */
export interface Dialog {
  /** Types lines and returns the answers to them, without what frames them. */
  say(...lines: readonly string[]): Promise<string>
  /** Presses the button of that label on a card, and writes `lines` into the form that it opens. */
  press(card: string, label: string | RegExp, ...lines: readonly string[]): Promise<string>
  /** Ends the input and waits for the exit code. */
  leave(): Promise<number | null>
  kill(): Promise<void>
}

/** A line that is no command; its answer says that all before it are answered. */
const KNOCK = '.'
const ANSWER_TO_KNOCK = 'Type a command such as /help, or the number of a button.'

export function startDialog(cwd: string, args: readonly string[]): Dialog {
  const program = startBueffel(['chat', ...args], { cwd, env: { LANG: 'en_US.UTF-8' } })
  let read = 0
  const say = async (...lines: readonly string[]): Promise<string> => {
    for (const line of [...lines, KNOCK]) program.type(line)
    for (;;) {
      const output = program.output()
      const end = output.indexOf(ANSWER_TO_KNOCK, read)
      if (end !== -1) {
        const answer = output.slice(read, end).trim()
        read = end + ANSWER_TO_KNOCK.length
        return answer
      }
      await program.shows(new RegExp(`^[^]{${output.length},}.`))
    }
  }
  return {
    say,
    press: (card, label, ...lines) => say(numberOf(card, label), ...lines),
    leave: async () => {
      program.end()
      const { code, stderr } = await program.ended
      if (stderr !== '') throw new Error(`bueffel chat wrote to standard error: ${stderr}`)
      return code
    },
    kill: async () => {
      await program.stop('SIGKILL')
    },
  }
}

/** The number that a card shows before a label. */
function numberOf(card: string, label: string | RegExp): string {
  const buttons = buttonsOf(card)
  const button = buttons.find(({ text }) => (typeof label === 'string' ? text === label : label.test(text)))
  if (button === undefined) throw new Error(`no button ${label} on: ${card}`)
  return button.number
}

export function buttonsOf(card: string): { readonly number: string; readonly text: string }[] {
  return [...card.matchAll(/\[(\d+)\] (.+?)(?= {2}\[|$)/gm)].map(([, number = '', text = '']) => ({ number, text }))
}
