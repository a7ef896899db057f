import type { Session } from '../answers/session.js'
import type { Button, Card, CardBlock } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText, paginate } from '../chat/paginate.js'
import { blocksLength } from '../chat/text-length.js'
import { type Block, bullets, emphasis, type Inline, paragraph, plainText, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { sourceText } from '../lookup/source-line.js'
import type { Source } from '../notes/course.js'
import { choiceButtons, choiceLabel, choiceList, choiceName, fitBody, fitsButtons, letterOf } from './choice-view.js'
import { chooseDaily, explainDaily, showDaily } from './daily-actions.js'
import type { DailyView, Tally } from './daily-service.js'
import { explainButton } from './explained-card.js'
import { reportButton } from './feedback-actions.js'
import { choiceOf } from './kinds/choice.js'
import type { ChoiceBody } from './kinds/choice-body.js'
import { stemBlocks } from './kinds/stem.js'
import { worthLine } from './worth-line.js'

const QUESTION_LENGTH = 1800
const EXPLANATION_LENGTH = 600
const SOURCE_LENGTH = 120
/** What the top of the board, a heading and the title take on the card of a reveal. */
const BESIDES = 1000

/** The post that opens a challenge: what it is about, and the way in. */
export function dailyPost(session: Session, closesAt: number, isLate: boolean, t: Translator): Card {
  // The topics would give answers away.
  const intro = t('daily.post.text', { count: session.questions.length })
  return {
    title: t('daily.title'),
    blocks: [
      {
        type: 'text',
        content: [...(isLate ? [paragraph(t('daily.post.late'))] : []), paragraph(intro), closesLine(closesAt, t)],
      },
      { type: 'buttons', buttons: [joinButton(session, t)] },
    ],
  }
}

/** How far a person is with the challenge, and the way in: to the first question that they have not answered. */
export function dailySection({ session, choices }: DailyView, closesAt: number, t: Translator): CardBlock[] {
  const total = session.questions.length
  const isOpen = session.closedAt === null
  const open = session.questions.findIndex((_, position) => !choices.has(position))
  const label = isOpen ? t(choices.size < total ? 'daily.open' : 'daily.reopen') : t('daily.reveal.own')
  const position = isOpen ? Math.max(0, open) : 0
  const done = paragraph(
    ...(choices.size >= total ? [text('✅ ')] : []),
    t('daily.answered', { answered: choices.size, count: total }),
  )
  return [
    {
      type: 'text',
      content: [paragraph(strong(t('daily.today'))), done, ...(isOpen ? [closesLine(closesAt, t)] : [])],
    },
    {
      type: 'buttons',
      buttons: [
        {
          label,
          action: showDaily.ref({ session: session.id, position }),
          style: isOpen && choices.size < total ? 'primary' : 'secondary',
        },
      ],
    },
  ]
}

/** A question of the challenge, private: open to change, or closed with the right answer. */
export function dailyQuestionCard(view: DailyView, closesAt: number, t: Translator): Card {
  const { session, position, choices } = view
  const body = bodyOf(session, position, QUESTION_LENGTH)
  const chosen = choices.get(position)
  const title = t('daily.question', { number: position + 1, total: session.questions.length })
  const turn = turnButtons(view, t)
  if (body === undefined) return { title, blocks: [{ type: 'text', content: [paragraph(t('daily.gone'))] }] }
  if (session.closedAt !== null) {
    const isRight = chosen === body.correct
    const verdict = chosen === undefined ? t('daily.unanswered') : isRight ? t('daily.right') : t('daily.wrong')
    const question = session.questions[position]
    return {
      title,
      tone: chosen === undefined ? 'neutral' : isRight ? 'success' : 'failure',
      blocks: [
        { type: 'text', content: [...stemBlocks(body), ...choiceList(body, { choice: chosen })] },
        { type: 'text', content: [paragraph(strong(verdict)), ...explanationOf(session, position, t)] },
        ...(question === undefined ? [] : [sourceBlock(question.source, t)]),
        ...turnButtons(view, t, [
          ...explainButton(session, position, explainDaily.ref),
          reportButton(session.id, position, t),
        ]),
      ],
    }
  }
  const state = chosen === undefined ? t('daily.choose') : t('daily.chosen', { answer: choiceName(body, chosen) })
  const ref = (choice: number) => chooseDaily.ref({ session: session.id, position, choice })
  return {
    title,
    blocks: [
      { type: 'text', content: fitsButtons(body) ? stemBlocks(body) : [...stemBlocks(body), ...choiceList(body)] },
      ...worthLine(session.questions[position], t),
      { type: 'buttons', buttons: choiceButtons(body, ref, chosen) },
      { type: 'text', content: [paragraph(state), closesLine(closesAt, t)] },
      ...turn,
    ],
  }
}

/** The post that closes a challenge: right answers, where they stand, how the class answered. */
export function revealPost(
  session: Session,
  tallies: readonly Tally[],
  board: readonly CardBlock[],
  t: Translator,
): Card {
  const room = (LIMITS.cardText - BESIDES) / session.questions.length - SOURCE_LENGTH
  const full = session.questions.map((_, position) => {
    const [body, tally] = [bodyOf(session, position, room), tallies[position]]
    return body && tally ? [...stemBlocks(body), bullets(distribution(body, tally, t))] : []
  })
  // The wrong answers of several long questions have no room: they stand in everybody's own card.
  const isFull = full.every(blocks => blocksLength(blocks) <= room)
  const sections = session.questions.flatMap(({ source }, position): CardBlock[] => {
    const content = isFull ? full[position] : inShort(session, position, tallies[position], room, t)
    return content === undefined || content.length === 0 ? [] : [{ type: 'text', content }, sourceBlock(source, t)]
  })
  const people = Math.max(0, ...tallies.map(tally => tally.answered))
  return {
    title: t('daily.reveal.title'),
    blocks: [
      { type: 'text', content: [paragraph(t('daily.reveal.people', { count: people }))] },
      ...sections,
      ...(isFull ? [] : [{ type: 'context' as const, content: [text(t('daily.reveal.short'))] }]),
      ...board,
      {
        type: 'buttons',
        buttons: [{ label: t('daily.reveal.own'), action: showDaily.ref({ session: session.id, position: 0 }) }],
      },
    ],
  }
}

/** What the votes and the marks of a question in short take. */
const VOTES = 100

/** The question and its right answer alone, with how many gave which. */
function inShort(session: Session, position: number, tally: Tally | undefined, room: number, t: Translator): Block[] {
  const body = bodyOf(session, position, LIMITS.cardText)
  if (body === undefined || tally === undefined) return []
  const half = Math.floor((room - VOTES) / 2)
  const votes = t('daily.reveal.of', { count: tally.counts[body.correct] ?? 0, answered: tally.answered })
  const right = fitText(plainText(body.choices[body.correct] ?? []), half)
  // By the letters that they have in everybody's own card.
  const counts = tally.counts.map((count, choice) => `${letterOf(choice)} ${count}`).join(' · ')
  const asked = [body.prompt, ...body.quotes].map(plainText).join(' ')
  return [paragraph(fitText(asked, half)), bullets([[text('✅ '), strong(right), text(` – ${votes} (${counts})`)]])]
}

/** "✅ DAS ▓▓▓▓▓▓░░░░ 6": in words and numbers, the bar beside them. */
export function distribution(body: ChoiceBody, { counts, answered }: Tally, t: Translator): Inline[][] {
  const BAR = 10
  return body.choices.map((_, index) => {
    const count = counts[index] ?? 0
    const filled = answered === 0 ? 0 : Math.round((BAR * count) / answered)
    const bar = answered === 0 ? '' : ` ${'▰'.repeat(filled)}${'▱'.repeat(BAR - filled)}`
    const isRight = index === body.correct
    const label = choiceLabel(body, index)
    return [
      text(isRight ? '✅ ' : '▫️ '),
      ...(isRight ? [strong(label)] : label),
      text(`${bar} ${t('daily.reveal.votes', { count })}`),
    ]
  })
}

function bodyOf({ questions }: Session, position: number, room: number): ChoiceBody | undefined {
  const question = questions[position]
  const body = question && choiceOf(question)
  return body && fitBody(body, room)
}

export function explanationOf({ questions }: Session, position: number, t: Translator): readonly Block[] {
  const [first = [], ...more] = paginate(questions[position]?.explanation ?? [], EXPLANATION_LENGTH)
  return more.length === 0 ? first : [...first, paragraph(emphasis(t('quiz.reference.cut')))]
}

function sourceBlock(source: Source, t: Translator): CardBlock {
  return { type: 'context', content: [text(`📄 ${sourceText(source, t, SOURCE_LENGTH)}`)] }
}

function turnButtons(
  { session, position, choices }: DailyView,
  t: Translator,
  more: readonly Button[] = [],
): CardBlock[] {
  const to = (target: number, label: string, style: 'primary' | 'secondary'): Button => ({
    label,
    action: showDaily.ref({ session: session.id, position: target }),
    style,
  })
  const last = session.questions.length - 1
  const isAnswered = choices.has(position) || session.closedAt !== null
  const buttons = [
    ...(position > 0 ? [to(position - 1, t('daily.back'), 'secondary')] : []),
    ...(position < last ? [to(position + 1, t('daily.next'), isAnswered ? 'primary' : 'secondary')] : []),
    ...more,
  ]
  return buttons.length === 0 ? [] : [{ type: 'buttons', buttons }]
}

function joinButton(session: Session, t: Translator): Button {
  return { label: t('daily.join'), action: showDaily.ref({ session: session.id, position: 0 }), style: 'primary' }
}

function closesLine(at: number, t: Translator): Block {
  return paragraph(text(`${t('daily.closes')} `), {
    type: 'time',
    at,
    style: 'relative',
    fallback: `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  })
}
