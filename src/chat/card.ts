import type { Block, Inline } from '../core/rich-text.js'
import type { ActionRef } from './action-ref.js'

/** A message, as plain data: no function and nothing of a platform. An adapter prints it, whole, within `limits.ts`. */
export interface Card {
  readonly title?: string
  readonly tone?: Tone
  readonly blocks: readonly CardBlock[]
}

/** Coloured edge or sign of a card; never the only carrier of a meaning. */
export type Tone = 'neutral' | 'success' | 'failure' | 'warning'

export type CardBlock =
  | { readonly type: 'text'; readonly content: readonly Block[] }
  /** Small print, such as where a fact stands. */
  | { readonly type: 'context'; readonly content: readonly Inline[] }
  /** Names beside values, in a grid where the platform has one. */
  | { readonly type: 'fields'; readonly fields: readonly Field[] }
  | { readonly type: 'divider' }
  | Image
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  | Select
  | Search

/**
 * Names an image: its kind, a colon, and what the source needs to find or make it again after a restart. Printable ASCII,
 * at most `LIMITS.imageRef` characters.
 */
export type ImageRef = `${string}:${string}`

/** An image as large as there is room for; where it cannot be shown, its alternative text. */
export interface Image {
  readonly type: 'image'
  readonly image: ImageRef
  readonly alt: string
}

export interface Field {
  readonly name: string
  readonly value: readonly Inline[]
}

export interface Button {
  readonly label: string
  /** No two buttons or selects of a card carry the same. */
  readonly action: ActionRef
  readonly style?: 'primary' | 'secondary' | 'success' | 'danger'
  readonly disabled?: boolean
}

export interface Select {
  readonly type: 'select'
  readonly action: ActionRef
  readonly placeholder: string
  readonly options: readonly SelectOption[]
}

export interface SelectOption {
  readonly label: string
  readonly value: string
  readonly description?: string
}

/**
 * Asks for a word or a phrase, with proposals as somebody types where the platform has such a field, else by a form. Its
 * action is an `onSearch`, which knows the proposals.
 */
export interface Search {
  readonly type: 'search'
  readonly action: ActionRef
  /** What is asked for; the label of the button where the field is one. */
  readonly label: string
}

/** A dialog that asks for a few values. */
export interface Form {
  readonly title: string
  readonly submitLabel: string
  readonly submit: ActionRef
  readonly inputs: OneToFive<FormInput>
}

/** Discord's and Slack's dialogs hold five inputs. */
export type OneToFive<T> =
  | readonly [T]
  | readonly [T, T]
  | readonly [T, T, T]
  | readonly [T, T, T, T]
  | readonly [T, T, T, T, T]

export interface FormInput {
  /** The key under which the submit's handler finds the value. */
  readonly name: string
  readonly label: string
  readonly multiline: boolean
  readonly required: boolean
  readonly maxLength: number
  readonly value?: string
  readonly placeholder?: string
}
