import { useEffect, useState } from 'preact/hooks'
import { type Locale, toLocale } from '../../../core/locale.js'
import { accountOf, LONGEST_NAME } from '../account.js'
import type { PersonInput } from '../web/protocol.js'
import { onRemembered, recall, remember } from './memory.js'

export interface Person extends PersonInput {
  readonly id: string
}

export interface People {
  readonly all: readonly Person[]
  readonly current: Person
  choose(id: string): void
  speak(id: string, locale: Locale): void
  /** Adds somebody and chooses them; `false` where that account is taken. */
  add(name: string): boolean
}

const STARTERS = ['Ada', 'Ben', 'Chiara']
const LIST = 'people'
const LAST = 'person'

/** The people who can be played in this browser; the address says who it is in this window. */
export function usePeople(): People {
  const [all, setAll] = useState(() => withAddressed(loadPeople()))
  const [id, setId] = useState(() => addressedId() ?? String(recall(LAST) ?? ''))
  const current = all.find(person => person.id === id) ?? all[0] ?? toPerson('Ada')

  useEffect(() => onRemembered(LIST, () => setAll(withAddressed(loadPeople()))), [])

  const save = (people: readonly Person[]) => {
    setAll(people)
    remember(
      LIST,
      people.map(({ name, locale }) => ({ name, locale })),
    )
  }
  const choose = (chosen: string) => {
    setId(chosen)
    remember(LAST, chosen)
    const address = new URL(location.href)
    address.searchParams.set('person', chosen)
    history.replaceState(null, '', address)
  }
  return {
    all,
    current,
    choose,
    speak: (of, locale) => save(all.map(person => (person.id === of ? { ...person, locale } : person))),
    add: typed => {
      const person = toPerson(typed.trim().slice(0, LONGEST_NAME))
      if (all.some(other => other.id === person.id)) return false
      save([...all, person])
      choose(person.id)
      return true
    },
  }
}

function toPerson(name: string, locale: Locale = toLocale(navigator.language) ?? 'en'): Person {
  return { id: accountOf(name), name, locale }
}

function loadPeople(): readonly Person[] {
  const stored = recall(LIST)
  const people = Array.isArray(stored) ? stored.flatMap(readPerson) : []
  return people.length > 0 ? people : STARTERS.map(name => toPerson(name))
}

function readPerson(stored: unknown): Person[] {
  if (typeof stored !== 'object' || stored === null || !('name' in stored) || !('locale' in stored)) return []
  const { name, locale } = stored
  if (typeof name !== 'string' || name.trim() === '' || typeof locale !== 'string') return []
  return [toPerson(name, toLocale(locale))]
}

/** `?person=Ada` and `?person=ada` are the same. */
const addressedId = (): string | undefined => {
  const named = new URLSearchParams(location.search).get('person')?.trim()
  return named ? accountOf(named) : undefined
}

/** Somebody whom the address names is there, known or not. */
function withAddressed(people: readonly Person[]): readonly Person[] {
  const id = addressedId()?.slice(0, LONGEST_NAME)
  if (id === undefined || id.trim() === '' || people.some(person => person.id === id)) return people
  const person = toPerson(id.charAt(0).toUpperCase() + id.slice(1))
  return people.some(other => other.id === person.id) ? people : [...people, person]
}
