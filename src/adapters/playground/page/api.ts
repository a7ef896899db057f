import type { Outcome, PersonInput, Proposal } from '../web/protocol.js'

/** The server's answer to a request that it does not take; `status` 0 where it does not answer at all. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Who does something, and in which channel. */
export interface Place {
  readonly person: PersonInput
  readonly channel: string
}

export interface Api {
  send(place: Place, text: string): Promise<Outcome>
  press(place: Place, message: string, action: string): Promise<Outcome>
  select(place: Place, message: string, action: string, value: string): Promise<Outcome>
  submit(
    place: Place,
    message: string | undefined,
    action: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Outcome>
  propose(place: Place, message: string, action: string, typed: string, signal: AbortSignal): Promise<readonly string[]>
  complete(place: Place, line: string, signal: AbortSignal): Promise<readonly Proposal[]>
  dismiss(place: Place, message: string): Promise<Outcome>
}

export const api: Api = {
  send: (place, text) => post('send', { ...place, text }),
  press: (place, message, action) => post('press', { ...place, message, action }),
  select: (place, message, action, value) => post('select', { ...place, message, action, value }),
  submit: (place, message, action, fields) => post('submit', { ...place, message, action, fields }),
  propose: (place, message, action, typed, signal) => post('propose', { ...place, message, action, typed }, signal),
  complete: (place, line, signal) => post('complete', { ...place, line }, signal),
  dismiss: (place, message) => post('dismiss', { ...place, message }),
}

/** Where a page of this person and channel hears of what happens. */
export function eventsAddress({ name, locale }: PersonInput, channel: string | undefined): string {
  return `/api/events?${new URLSearchParams({ name, locale, ...(channel === undefined ? {} : { channel }) })}`
}

async function post<T>(name: string, body: object, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  }).catch(error => {
    if (signal?.aborted) throw error
    throw new ApiError(0, String(error))
  })
  if (!response.ok) {
    const { error } = await response.json().catch(() => ({ error: response.statusText }))
    throw new ApiError(response.status, String(error))
  }
  return response.json()
}
