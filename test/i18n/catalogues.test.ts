import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../src/core/locale.js'
import { plainText, text } from '../../src/core/rich-text.js'
import { de } from '../../src/i18n/de.js'
import { en } from '../../src/i18n/en.js'
import {
  FORMAT_TAGS,
  localized,
  type MessageKey,
  translate,
  translateRich,
  translator,
} from '../../src/i18n/translate.js'

/** By the rooms that say them. */
const ROOMS = await Promise.all(
  readdirSync(join(import.meta.dirname, '../../src/i18n/en')).map(
    file => import(`../../src/i18n/en/${file}`) as Promise<Readonly<Record<string, object>>>,
  ),
)

const CATALOGUES: Readonly<Record<'de' | 'en', Readonly<Record<MessageKey, string>>>> = { de, en }
const KEYS = Object.keys(en) as MessageKey[]

interface Parts {
  readonly args: readonly string[]
  readonly tags: readonly string[]
}

/** The arguments and tags of a message, wherever they stand in it. */
function partsOf(message: string): Parts {
  const args = new Set<string>()
  const tags = new Set<string>()
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if ('children' in element) {
        tags.add(element.value)
        visit(element.children)
      } else if ('options' in element) {
        args.add(element.value)
        for (const option of Object.values(element.options)) visit(option.value)
        // A literal, and the `#` of a plural, name no argument.
      } else if (element.type !== 0 && 'value' in element) args.add(element.value)
    }
  }
  visit(new IntlMessageFormat(message, 'en').getAst())
  return { args: [...args].sort(), tags: [...tags].sort() }
}

/** Keys that are put together, as in `quiz.rate.${rating}`. */
const DYNAMIC = [
  /^explain\.group\.\w+$/,
  /^ask\.(?:all\.(?:dis)?advantage|order\.\w+)$/,
  /^quiz\.rate\.(?:good|partly|bad)$/,
  /^quiz\.reference\.(?:yes|partly|no)$/,
  /^explain\.asked\.(?:yes|partly|no)$/,
  /^ask\.(?:dis)?advantage$/,
  /^ask\.(?:which(?:Term|Gap|Meaning|OfAll)|type(?:Term|Gap)|match|abbreviation)(?:Bare)?$/,
  /^help\.(?:everyone|caller)$/,
  /^round\.(?:control\.\w+|lobby\.(?:started|unstarted|stopped)|ended\.\w+)$/,
  /^round\.team\.(?:red|blue|yellow|green)$/,
  /^review\.because\.(?:blocked|reported|chance|tooManyReports|discrimination)$/,
  /^period\.(?:today|week|month|term|all)$/,
  /^scope\.(?:button\.)?(?:class|channel|community)$/,
]

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['i18n', 'generated'].includes(entry.name) ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })
}

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort())
  })

  it('have each key in one room only: the last of two would silently win', () => {
    const keys = ROOMS.flatMap(room => Object.values(room).flatMap(messages => Object.keys(messages)))
    expect(keys.sort()).toEqual(Object.keys(en).sort())
  })

  it.each(KEYS)('%s takes the same arguments and tags in both languages, and none that cannot be shown', key => {
    const parts = partsOf(en[key])
    expect(partsOf(de[key])).toEqual(parts)
    for (const tag of parts.tags) expect(['b', 'i', 'code', 'cmd']).toContain(tag)
    for (const arg of parts.args) expect(['b', 'i', 'code', 'cmd']).not.toContain(arg)
  })

  it.each(KEYS)('%s can be said of none, one and many', key => {
    const { args } = partsOf(en[key])
    for (const locale of LOCALES) {
      for (const number of [0, 1, 2, 12345]) {
        const values = Object.fromEntries(args.map(arg => [arg, number]))
        const said = plainText(translateRich(locale, key, values))
        expect(said.trim()).not.toBe('')
        expect(said).not.toMatch(/[{}]|undefined|NaN/)
      }
      const hostile = plainText(translateRich(locale, key, Object.fromEntries(args.map(arg => [arg, '<b>{x}</b> #']))))
      if (args.length > 0 && !/plural/.test(en[key])) expect(hostile).toContain('<b>{x}</b> #')
    }
  })

  it('have tags only where they are read as such', () => {
    const rich = sources('src').join('\n')
    for (const key of KEYS.filter(
      each => partsOf(en[each]).tags.length > 0 && !DYNAMIC.some(form => form.test(each)),
    )) {
      expect(rich, key).toMatch(
        new RegExp(`(?:rich|[tT]ranslateRich|localizedRich)\\((?:\\w+, )?'${key.replaceAll('.', '\\.')}'`),
      )
    }
  })

  it('name commands only where each platform can spell them', () => {
    // What the terminal itself understands is the same for everybody.
    const own = /\/(?:as|quit|cancel)\b/g
    for (const key of KEYS) {
      for (const locale of LOCALES) {
        const said = CATALOGUES[locale][key].replaceAll(/<cmd>.*?<\/cmd>|<\/\w+>/g, '').replaceAll(own, '')
        expect(said, key).not.toMatch(/(?:^|[^\p{L}\d:}])\/[\p{L}{]/u)
      }
    }
  })

  it('say one and many in the right form', () => {
    expect([0, 1, 2].map(count => translate('en', 'quiz.result.open', { count }))).toEqual([
      '0 questions were left open.',
      '1 question was left open.',
      '2 questions were left open.',
    ])
    expect([1, 3].map(days => translate('de', 'deadlines.in', { days }))).toEqual(['in 1 Tag', 'in 3 Tagen'])
    expect(translate('de', 'leaderboard.points', { points: 12_345 })).toMatch(/^12[’']345 Punkte$/)
  })

  it('have no message that nobody uses', () => {
    const used = sources('src').join('\n')
    const unused = KEYS.filter(key => !used.includes(`'${key}'`) && !DYNAMIC.some(form => form.test(key)))
    expect(unused).toEqual([])
  })

  it('use German quotation marks in German and English ones in English', () => {
    for (const key of KEYS) {
      expect(de[key], key).not.toMatch(/[“”"]/)
      expect(en[key], key).not.toMatch(/[«»„"]/)
      expect(de[key], key).not.toMatch(/ß/)
    }
  })

  it('are short enough for buttons, placeholders and descriptions', () => {
    for (const locale of LOCALES) {
      for (const key of KEYS.filter(each => /\.(?:description|option\.\w+)$/.test(each))) {
        expect(CATALOGUES[locale][key].length, key).toBeLessThanOrEqual(100)
      }
    }
  })
})

describe('translateRich', () => {
  it('nests what is marked and keeps values as they are', () => {
    expect(translateRich('en', 'quiz.result.score', { correct: 2, graded: 3, points: 1 })).toEqual([
      { type: 'strong', children: [text('2 of 3')] },
      text(' right, 1 point.'),
    ])
    const [, query] = translateRich('de', 'explain.notFound.text', { query: '<i>x</i>', course: 'Cloud' })
    expect(query).toEqual({ type: 'strong', children: [text('<i>x</i>')] })
  })

  it('takes inline nodes for values', () => {
    const code = { type: 'inlineCode' as const, value: 'x' }
    expect(translateRich('en', 'explain.notFound.text', { query: code, course: 'Cloud' })).toContainEqual({
      type: 'strong',
      children: [code],
    })
  })
})

it('translates for every language at once, and for a bound one', () => {
  expect(localized('deadlines.today')).toEqual({ de: 'heute', en: 'today' })
  expect(translator('de')('deadlines.today')).toBe('heute')
  expect(translator('en').rich('deadlines.today')).toEqual([text('today')])
  expect(Object.keys(FORMAT_TAGS)).toEqual([...LOCALES])
})
