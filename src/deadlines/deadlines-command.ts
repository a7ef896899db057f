import type { CardBlock } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { reply } from '../chat/reply.js'
import { localized, type Translator, translator } from '../i18n/translate.js'
import { coursesOf } from '../lookup/classes.js'
import type { Lookup } from '../lookup/lookup.js'
import { deadlinesCard, deadlinesSection } from './deadlines-card.js'

/** `/deadlines` */
export function createDeadlines(lookup: Lookup): {
  readonly commands: readonly Command[]
  /** What is due next, for a person's home. */
  readonly section: (context: Context, t: Translator) => Promise<readonly CardBlock[]>
} {
  return {
    section: async ({ class: { courseId }, now }, t) => {
      const course = lookup.course(courseId)
      return course === undefined ? [] : deadlinesSection(course, now, t)
    },
    commands: [
      defineCommand({
        name: 'deadlines',
        names: localized('deadlines.name'),
        description: localized('deadlines.description'),
        options: {},
        examples: ['deadlines'],
        pace: 'instant',
        audience: 'everyone',
        run: async context => {
          const courses = coursesOf([context.class, ...context.classes]).map(courseId => {
            const course = lookup.course(courseId)
            if (course === undefined) throw new Error(`no course ${courseId}`)
            return course
          })
          return reply(deadlinesCard(courses, context.now, translator(context.locale)))
        },
      }),
    ],
  }
}
