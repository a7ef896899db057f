import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Form } from '../../../chat/card.js'
import type { Outcome, PersonInput } from '../web/protocol.js'
import { ApiError, api } from './api.js'
import type { Fields } from './form-dialog.js'
import type { MessageActions } from './message-row.js'
import type { Strings } from './strings.js'

interface OpenForm {
  readonly form: Form
  /** The message whose button opened it. */
  readonly message: string | undefined
}

export interface Requests {
  readonly actions: MessageActions
  send(line: string): Promise<boolean>
  readonly open: OpenForm | undefined
  draftOf(form: Form): Fields | undefined
  keepDraft(form: Form, fields: Fields): void
  submit(fields: Fields): Promise<void>
  closeForm(): void
  /** What did not work, for a moment. */
  readonly notice: string | undefined
}

const NOTICE_MS = 6000

/** All that the person does to the server, with the forms and the complaints that come back. */
export function useRequests({ name, locale }: PersonInput, channel: string | undefined, strings: Strings): Requests {
  const [open, setOpen] = useState<OpenForm>()
  const [notice, setNotice] = useState<string>()
  const drafts = useRef(new Map<string, Fields>())
  const place = { person: { name, locale }, channel: channel ?? '' }
  const latest = useRef({ place, strings })
  latest.current = { place, strings }

  useEffect(() => {
    if (notice === undefined) return
    const timer = setTimeout(() => setNotice(undefined), NOTICE_MS)
    return () => clearTimeout(timer)
  }, [notice])

  /** `undefined` where it did not work, of which the person is told. */
  const attempt = async (work: () => Promise<Outcome>, message?: string): Promise<Outcome | undefined> => {
    try {
      const outcome = await work()
      if (outcome.form !== undefined) setOpen({ form: outcome.form, message })
      return outcome
    } catch (error) {
      setNotice(complaint(error, latest.current.strings))
      return undefined
    }
  }

  // The same object from drawing to drawing, so that no message is drawn anew.
  const actions = useMemo<MessageActions>(
    () => ({
      act: async (message, action, value) => {
        const { place } = latest.current
        await attempt(
          () => (value === undefined ? api.press(place, message, action) : api.select(place, message, action, value)),
          message,
        )
      },
      // Without proposals one can still type to the end.
      propose: (message, action, typed, signal) =>
        api.propose(latest.current.place, message, action, typed, signal).catch(() => []),
      dismiss: message => {
        attempt(() => api.dismiss(latest.current.place, message))
      },
    }),
    [],
  )

  return {
    actions,
    send: async line => (await attempt(() => api.send(place, line))) !== undefined,
    open,
    draftOf: form => drafts.current.get(form.submit),
    keepDraft: (form, fields) => drafts.current.set(form.submit, fields),
    submit: async fields => {
      if (open === undefined) return
      const { form, message } = open
      const outcome = await attempt(() => api.submit(place, message, form.submit, fields))
      if (outcome === undefined) return
      if (outcome.isRefused !== true) drafts.current.delete(form.submit)
      setOpen(undefined)
    },
    closeForm: () => setOpen(undefined),
    notice,
  }
}

/** Nothing for a press on what has changed meanwhile: the person sees what it has become. */
function complaint(error: unknown, strings: Strings): string | undefined {
  if (!(error instanceof ApiError)) throw error
  switch (error.status) {
    case 0:
      return strings.offline
    case 404:
      return strings.gone
    case 409:
      return undefined
    default:
      return strings.failed
  }
}
