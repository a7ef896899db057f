import type { CardBlock } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { reply } from '../chat/reply.js'
import { localized, type Translator, translator } from '../i18n/translate.js'

/** What one room has to say to a person on their home; nothing where it has nothing. */
export type HomeSection = (context: Context, t: Translator) => Promise<readonly CardBlock[]>

/** `/home`: where a person stands and what is next, put together from what the rooms say. Slack shows it as the app's home. */
export function createHome(sections: readonly HomeSection[]): { readonly commands: readonly Command[] } {
  return {
    commands: [
      defineCommand({
        name: 'home',
        names: localized('home.name'),
        description: localized('home.description'),
        options: {},
        examples: ['home'],
        pace: 'instant',
        audience: 'caller',
        run: async context => {
          const t = translator(context.locale)
          const said = await Promise.all(sections.map(section => section(context, t)))
          const blocks = said
            .filter(section => section.length > 0)
            .flatMap((section, index): readonly CardBlock[] =>
              index === 0 ? section : [{ type: 'divider' }, ...section],
            )
          return reply({ title: fitText(t('home.title', { name: context.person.name }), LIMITS.title), blocks })
        },
      }),
    ],
  }
}
