import { type Action, onSelect } from '../chat/action.js'
import { defineAction, idParam, integerParam } from '../chat/action-ref.js'
import type { Card, CardBlock } from '../chat/card.js'
import type { Command, OptionValue } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { errorCard } from '../chat/error-card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { checkOptions } from '../chat/parse-command.js'
import { type CardReply, type FormReply, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { localized, localizedRich, translator } from '../i18n/translate.js'
import type { People } from './people.js'

const MOST_COUNT = 999

/** Answers a command for another class. `count` is the command's number, 0 where none was given. */
const useClass = defineAction('class.use', 1, { command: idParam(LIMITS.commandName), count: integerParam(MOST_COUNT) })

type Values = Readonly<Record<string, OptionValue | undefined>>

/**
 * Commands about one class, in a direct message with somebody who shares several: they answer for the class that the
 * options mean, or the one last used, and offer the others. The commands come back in order; those about no class as
 * they are.
 */
export function offerClasses(
  commands: readonly Command[],
  people: Pick<People, 'use' | 'turnTo'>,
): { readonly commands: readonly Command[]; readonly actions: readonly Action[] } {
  const answerIn = async (
    command: Command,
    context: Context,
    options: Values,
    communityId: string,
  ): Promise<CardReply | FormReply> => {
    const of = context.classes.find(own => own.communityId === communityId) ?? context.class
    const { courseId } = of
    const inClass: Context = { ...context, class: { communityId: of.communityId, courseId } }
    const answer = await run(command, inClass, options)
    if (answer.type === 'form') return answer
    return { ...answer, card: withOthers(answer.card, command, inClass, options) }
  }

  const offering = (command: Command): Command => {
    const { classOf } = command
    if (classOf === undefined) return command
    return {
      ...command,
      run: (context, options) => {
        if (!hasChoice(context)) return command.run(context, options)
        const { communityId } = classOf(context, options)
        people.use(context, communityId)
        return answerIn(command, context, options, communityId)
      },
    }
  }

  return {
    commands: commands.map(offering),
    actions: [
      onSelect(useClass, {
        pace: 'instant',
        audience: 'everyone',
        run: async (context, { command: name, count }, communityId) => {
          const command = commands.find(own => own.name === name && own.classOf !== undefined)
          if (command === undefined) {
            throw new UserError(localized('router.outdated'), localizedRich('router.outdated.hint'))
          }
          const number = numberOption(command)
          const options = checkOptions(command, number === undefined || count === 0 ? {} : { [number]: count })
          const isShared = context.classes.some(own => own.communityId === communityId)
          if (isShared) await people.turnTo(context, communityId)
          const answer = await answerIn(command, { ...context, onPrivateCard: true }, options, communityId)
          // Nobody else reads along in a direct message.
          return answer.type === 'form' ? answer : replace(answer.card)
        },
      }),
    ],
  }
}

const hasChoice = ({ community, classes }: Context): boolean => community === undefined && classes.length > 1

/** What went wrong for one class must not keep anybody from another. */
async function run(command: Command, context: Context, options: Values): Promise<CardReply | FormReply> {
  try {
    return await command.run(context, options)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return reply(errorCard(error, context.locale), 'caller')
  }
}

function withOthers(card: Card, command: Command, context: Context, options: Values): Card {
  if (!hasChoice(context)) return card
  const t = translator(context.locale)
  const { communityId } = context.class
  const others = context.classes.filter(own => own.communityId !== communityId)
  const here = context.classes.find(own => own.communityId === communityId)?.name ?? ''
  const shown = others.slice(0, LIMITS.selectOptions)
  const number = numberOption(command)
  const count = number === undefined ? 0 : Number(options[number] ?? 0)
  const more = others.length - shown.length
  const blocks: CardBlock[] = [
    {
      type: 'select',
      action: useClass.ref({ command: command.name, count: Math.min(Math.max(count, 0), MOST_COUNT) }),
      placeholder: shorten(t('class.here', { course: here }), LIMITS.placeholder),
      options: shown.map(own => ({ label: shorten(own.name, LIMITS.selectLabel), value: own.communityId })),
    },
    ...(more > 0
      ? [{ type: 'context' as const, content: [{ type: 'text' as const, value: t('class.more', { count: more }) }] }]
      : []),
  ]
  return { ...card, blocks: [...card.blocks, ...blocks] }
}

/** The option that is a number, such as how many questions. */
function numberOption({ options }: Command): string | undefined {
  return Object.entries(options).find(([, option]) => option.type === 'integer')?.[0]
}
