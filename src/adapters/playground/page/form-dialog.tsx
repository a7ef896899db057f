import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Form, FormInput } from '../../../chat/card.js'
import { Icon } from './icon.js'
import { useReader } from './reader.js'

export type Fields = Readonly<Record<string, string>>

interface FormDialogProps {
  readonly form: Form
  /** What was typed into this form before and did not get through. */
  readonly draft: Fields | undefined
  readonly onDraft: (fields: Fields) => void
  readonly onSubmit: (fields: Fields) => Promise<void>
  readonly onClose: () => void
}

/** A form in front of the page; Escape closes it, and the focus goes back to where it was. */
export function FormDialog({ form, draft, onDraft, onSubmit, onClose }: FormDialogProps) {
  const { strings } = useReader()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [fields, setFields] = useState<Fields>(() =>
    Object.fromEntries(form.inputs.map(({ name, value }) => [name, draft?.[name] ?? value ?? ''])),
  )
  const id = useId()

  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('input, textarea')?.focus()
    return () => {
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : undefined
      const target = back ?? document.querySelector<HTMLElement>('#composer')
      target?.focus({ preventScroll: true })
    }
  }, [])

  const change = (name: string, value: string) => {
    const next = { ...fields, [name]: value }
    setFields(next)
    onDraft(next)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    onSubmit(fields).finally(() => setBusy(false))
  }

  return (
    <dialog class="form-dialog" ref={dialog} aria-labelledby={`${id}-title`} onClose={onClose}>
      <form onSubmit={submit}>
        <header>
          <h2 id={`${id}-title`}>{form.title}</h2>
          <button type="button" class="icon-button" aria-label={strings.close} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        {form.inputs.map((input, index) => (
          <Input
            key={input.name}
            id={`${id}-${index}`}
            input={input}
            value={fields[input.name] ?? ''}
            onChange={value => change(input.name, value)}
          />
        ))}
        <footer>
          <button type="button" class="press" data-style="secondary" onClick={() => dialog.current?.close()}>
            {strings.cancel}
          </button>
          <button type="submit" class="press" data-style="primary" aria-busy={isBusy}>
            <span>{form.submitLabel}</span>
          </button>
        </footer>
      </form>
    </dialog>
  )
}

interface InputProps {
  readonly id: string
  readonly input: FormInput
  readonly value: string
  readonly onChange: (value: string) => void
}

function Input({ id, input, value, onChange }: InputProps) {
  const { strings } = useReader()
  const left = input.maxLength - value.length
  const shared = {
    id,
    name: input.name,
    value,
    required: input.required,
    maxLength: input.maxLength,
    placeholder: input.placeholder ?? '',
    autocomplete: 'off',
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  } as const
  return (
    <div class="input">
      <label for={id}>
        {input.label} {!input.required && <small>{strings.optional}</small>}
      </label>
      {input.multiline ? (
        <textarea
          {...shared}
          rows={5}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
      ) : (
        <input type="text" {...shared} />
      )}
      {left < input.maxLength / 5 && <small class="left">{strings.charactersLeft(left)}</small>}
    </div>
  )
}
