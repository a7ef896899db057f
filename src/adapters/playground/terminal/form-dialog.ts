import type { Form, FormInput } from '../../../chat/card.js'
import type { Translator } from '../../../i18n/translate.js'
import { clean } from './spans.js'

/** How a form's questions get to the person and the answers back. */
export interface FormTalk {
  readonly isInteractive: boolean
  readonly t: Translator
  ask(prompt: string): Promise<string | undefined>
  say(message: string): Promise<void>
}

/**
 * Asks for the inputs one by one, each in one line. A person is asked again after a mistake; for piped lines a mistake
 * ends the form, since the next line was meant for something else.
 * @returns the values by input name; `undefined` where the form was left
 */
export async function askForm(form: Form, talk: FormTalk): Promise<Readonly<Record<string, string>> | undefined> {
  const hasKnown = form.inputs.some(({ value = '' }) => value !== '')
  const hint = talk.t(hasKnown ? 'terminal.form.hint.known' : 'terminal.form.hint')
  if (talk.isInteractive) await talk.say(`${form.title}\n${hint}`)
  const fields: Record<string, string> = {}
  for (const input of form.inputs) {
    const value = await askInput(form, input, talk)
    if (value === undefined) return undefined
    fields[input.name] = value
  }
  return fields
}

async function askInput(form: Form, input: FormInput, talk: FormTalk): Promise<string | undefined> {
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
