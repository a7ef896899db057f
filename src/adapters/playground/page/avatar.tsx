import type { PersonRef } from '../web/protocol.js'
import { Mark } from './mark.js'

const COLOURS = 8

/** The first letters of a name on the person's colour. */
export function Avatar({ person, size }: { readonly person: PersonRef; readonly size?: 'small' | 'tiny' }) {
  return (
    <span class={`avatar ${size ?? ''}`} data-colour={colourOf(person.id)} aria-hidden="true">
      {initials(person.name)}
    </span>
  )
}

export function BotAvatar() {
  return (
    <span class="avatar bot" aria-hidden="true">
      <Mark />
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map(word => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}

function colourOf(id: string): number {
  let sum = 7
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return sum % COLOURS
}
