import { useState } from 'preact/hooks'
import { LOCALES } from '../../../core/locale.js'
import { LONGEST_NAME } from '../account.js'
import { Avatar } from './avatar.js'
import { Icon } from './icon.js'
import { useReader } from './reader.js'
import type { People, Person } from './use-people.js'

const MENU = 'people-menu'

/** Who one is, and everyone else who one can be. */
export function PeopleMenu({ people }: { readonly people: People }) {
  const { strings } = useReader()
  const { current } = people
  const close = () => document.getElementById(MENU)?.hidePopover()
  return (
    <>
      <button type="button" class="me" popovertarget={MENU} aria-label={strings.switchPerson(current.name)}>
        <Avatar person={current} size="small" />
        <span>
          <strong>{current.name}</strong>
          <small>{LANGUAGES[current.locale]}</small>
        </span>
        <Icon name="down" />
      </button>
      <div id={MENU} class="people-menu" popover="auto" role="dialog" aria-label={strings.people}>
        <h2>{strings.people}</h2>
        <ul>
          {people.all.map(person => (
            <PersonRow
              key={person.id}
              person={person}
              isCurrent={person.id === current.id}
              people={people}
              onChosen={close}
            />
          ))}
        </ul>
        <AddPerson people={people} onAdded={close} />
        <p class="hint">{strings.peopleHint}</p>
      </div>
    </>
  )
}

const LANGUAGES = { de: 'Deutsch', en: 'English' } as const

interface PersonRowProps {
  readonly person: Person
  readonly isCurrent: boolean
  readonly people: People
  readonly onChosen: () => void
}

function PersonRow({ person, isCurrent, people, onChosen }: PersonRowProps) {
  const { strings } = useReader()
  const { id, name, locale } = person
  const choose = () => {
    people.choose(id)
    onChosen()
  }
  return (
    <li class="person">
      <button type="button" class="pick" aria-pressed={isCurrent} onClick={choose}>
        <Avatar person={person} size="small" />
        <span>{name}</span>
        {isCurrent && <Icon name="check" />}
      </button>
      <fieldset class="language">
        <legend>{strings.language(name)}</legend>
        {LOCALES.map(own => (
          <button
            key={own}
            type="button"
            aria-pressed={locale === own}
            aria-label={LANGUAGES[own]}
            onClick={() => people.speak(id, own)}
          >
            {own.toUpperCase()}
          </button>
        ))}
      </fieldset>
      <a
        class="icon-button"
        href={`?person=${id}`}
        target="_blank"
        rel="noopener"
        aria-label={strings.openWindow(name)}
        title={strings.openWindow(name)}
      >
        <Icon name="window" />
      </a>
    </li>
  )
}

function AddPerson({ people, onAdded }: { readonly people: People; readonly onAdded: () => void }) {
  const { strings } = useReader()
  const [name, setName] = useState('')
  const [isTaken, setTaken] = useState(false)
  const add = (event: Event) => {
    event.preventDefault()
    if (name.trim() === '') return
    if (!people.add(name)) return setTaken(true)
    setName('')
    onAdded()
  }
  return (
    <form class="add-person" onSubmit={add}>
      <input
        type="text"
        value={name}
        maxLength={LONGEST_NAME}
        placeholder={strings.addPerson}
        aria-label={strings.addPerson}
        aria-invalid={isTaken}
        autocomplete="off"
        onInput={event => {
          setName(event.currentTarget.value)
          setTaken(false)
        }}
      />
      <button type="submit" class="press" data-style="secondary" disabled={name.trim() === ''}>
        {strings.add}
      </button>
      {isTaken && <p role="alert">{strings.nameTaken}</p>}
    </form>
  )
}
