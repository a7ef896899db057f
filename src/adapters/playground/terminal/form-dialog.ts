import type { Form, FormInput } from '../../../chat/card.js'
import type { Translator } from '../../../i18n/translate.js'
import { clean } from './spans.js'

/** How a form's questions get to the person and the answers back. */
export interface FormTalk {
  readonly isInteractive: boolean
  readonly t: Translator
  ask(prompt: string): Promise<string | undefined>
  /** Whether a line is a command of its own, which leaves the form: its answer was not what somebody had in mind. */
  isCommand(line: string): boolean
  say(message: string): Promise<void>
}

/**
 * Asks for the inputs one by one, each in one line. A person is asked again after a mistake; for piped lines a mistake
 * ends the form, since the next line was meant for something else.
 * @returns the values by input name; `undefined` where the form was left, or the command for which it was left
 */
export async function askForm(
  form: Form,
  talk: FormTalk,
): Promise<{ readonly fields: Readonly<Record<string, string>> } | { readonly command: string } | undefined> {
  const hasKnown = form.inputs.some(({ value = '' }) => value !== '')
  const hint = talk.t(hasKnown ? 'terminal.form.hint.known' : 'terminal.form.hint')
  if (talk.isInteractive) await talk.say(`${form.title}\n${hint}`)
  const fields: Record<string, string> = {}
  for (const input of form.inputs) {
    const value = await askInput(form, input, talk)
    if (value === undefined) return undefined
    if (typeof value !== 'string') return value
    fields[input.name] = value
  }
  return { fields }
}

async function askInput(
  form: Form,
  input: FormInput,
  talk: FormTalk,
): Promise<string | { readonly command: string } | undefined> {
  const { t } = talk
  for (;;) {
    const line = await talk.ask(promptFor(input))
    if (line === undefined) {
      await talk.say(t('terminal.form.unfinished', { title: form.title, label: input.label }))
      return undefined
    }
    if (line.trim() === '/cancel') {
      await talk.say(t('terminal.form.cancelled'))
      return undefined
    }
    if (talk.isCommand(line)) {
      await talk.say(t('terminal.form.cancelled'))
      return { command: line.trim() }
    }
    const value = line.trim() || (input.value ?? '')
    const complaint = complain(input, value, t)
    if (complaint === undefined) return value
    await talk.say(complaint)
    if (!talk.isInteractive) return undefined
  }
}

function promptFor({ label, value }: FormInput): string {
  return clean(value === undefined || value === '' ? `${label}: ` : `${label} [${value}]: `)
}

function complain({ label, required, maxLength }: FormInput, value: string, t: Translator): string | undefined {
  if (required && value === '') return t('terminal.form.required', { label })
  return value.length > maxLength ? t('terminal.form.tooLong', { label, max: maxLength }) : undefined
}
