import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkCard, checkForm } from '../../src/chat/check-card.js'
import { en } from '../../src/i18n/en.js'
import type { Library } from '../../src/notes/load-courses.js'
import { fourForms } from './four-forms.js'
import { NOTES } from './notes.js'
import type { Shown } from './shown.js'
import { SHOWN, translatorOf } from './shown-cards.js'
import { openTheatre, type Theatre } from './stage.js'

// What is said on a card is known by the keys of the catalogue that were asked for.
vi.mock('../../src/i18n/en.js', async original => {
  const { en: messages } = await original<typeof import('../../src/i18n/en.js')>()
  const note = (key: string | symbol) => used.keys.add(String(key))
  return {
    en: new Proxy(messages, {
      get: (target, key) => {
        note(key)
        return Reflect.get(target, key)
      },
    }),
  }
})
const used = vi.hoisted(() => ({ keys: new Set<string>() }))

// The page's links are resolved against its address.
vi.stubGlobal('location', { href: 'http://localhost:3000/' })

// A terminal prints times in the zone of its machine.
process.env.TZ = 'UTC'

const FOLDER = join(import.meta.dirname, 'cards')

const notesOf = ({ notes = NOTES }: Shown): Library => notes

const theatres = new Map<Library, Theatre>()
beforeAll(async () => {
  for (const notes of new Set(SHOWN.map(notesOf))) theatres.set(notes, await openTheatre(notes))
})
afterAll(async () => {
  for (const theatre of theatres.values()) await theatre.close()
})

function theatreOf(shown: Shown): Theatre {
  const theatre = theatres.get(notesOf(shown))
  if (theatre === undefined) throw new Error('no theatre')
  return theatre
}

describe('each card in its four forms', () => {
  it.each(SHOWN)('$name', async shown => {
    const stage = await theatreOf(shown).enter(shown.name, shown.locale ?? 'en')
    const card = await shown.show(stage, translatorOf(shown))
    expect('inputs' in card ? checkForm(card) : checkCard(card)).toEqual([])
    const forms = await fourForms(shown.name, card, shown.locale ?? 'en', shown.isPost === true)
    await expect(forms).toMatchFileSnapshot(join(FOLDER, `${shown.name}.md`))
  })

  it('is named once, and there is no file without a card', () => {
    const names = SHOWN.map(({ name }) => `${name}.md`)
    expect(new Set(names).size).toBe(names.length)
    expect(readdirSync(FOLDER).sort()).toEqual(names.sort())
  })

  it('makes the bot say all that it can say', () => {
    // Time leaps from entry to entry, past what the classes of others had to come.
    const failures = [...theatres.values()].flatMap(theatre => theatre.failures)
    expect(failures.filter(failure => !JSON.stringify(failure).includes('too late to be of use'))).toEqual([])
    // The terminal's own words stand around cards, and its tests read them.
    const unsaid = Object.keys(en).filter(key => !key.startsWith('terminal.') && !used.keys.has(key))
    expect(unsaid).toEqual([])
  })
})
