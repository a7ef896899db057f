import { cardText } from '../adapters/playground/terminal/card-text.js'
import type { Block } from '../core/rich-text.js'
import type { Report } from '../quiz/kinds/kind.js'
import { findKind } from '../quiz/kinds/kinds.js'
import type { Question } from '../quiz/question.js'
import { plainLook } from './plain-look.js'

/** A line of `bueffel quiz --json`; scripts depend on its shape. */
export function questionReport({ id, kind, language, body, explanation, source }: Question) {
  const report = findKind(kind)?.open(body)?.report()
  if (report === undefined) throw new Error(`question ${id} of kind ${kind} cannot be read`)
  const { prompt, choices, correct } = report
  return {
    id,
    kind,
    language,
    prompt,
    choices,
    correct,
    explanation: blocksText(explanation),
    source: { file: source.file, line: source.line, heading: source.headings.at(-1) ?? '' },
  }
}

/** The same for a person who reads what would be asked. */
export function questionText(question: Question, number: number): string {
  const { prompt, choices, correct, explanation, source, kind, id } = questionReport(question)
  return [
    `${number}. ${prompt.replace(/\n/g, '\n   ')}`,
    ...answerLines(kind, choices ?? [], correct).map(line => `   ${line}`),
    ...(explanation === '' ? [] : [`   → ${explanation.replace(/\n/g, '\n     ')}`]),
    `   ${source.file}:${source.line}  ${kind}  ${'★'.repeat(question.difficulty)}  ${id}`,
  ].join('\n')
}

/** The choices with the right ones marked, or the answer that is awaited. */
function answerLines(kind: string, choices: readonly string[], correct: Report['correct']): string[] {
  if (correct === null) return []
  if ('value' in correct) {
    const { value, tolerance, unit } = correct
    return [`= ${value}${tolerance === 0 ? '' : ` ± ${tolerance}`}${unit === null ? '' : ` ${unit}`}`]
  }
  if ('accepted' in correct) return [`= ${correct.accepted.join(' | ')}`]
  if (isPairs(correct)) return correct.map(([left, right]) => `● ${choices[left]} → ${choices[right]}`)
  if (kind === 'ordering') return correct.map((index, place) => `${place + 1}. ${choices[index]}`)
  return choices.map((choice, index) => `${correct.includes(index) ? '●' : '○'} ${choice}`)
}

function isPairs(
  correct: readonly number[] | readonly (readonly [number, number])[],
): correct is readonly (readonly [number, number])[] {
  return Array.isArray(correct[0])
}

function blocksText(blocks: readonly Block[]): string {
  return cardText({ blocks: [{ type: 'text', content: blocks }] }, plainLook).text.trim()
}
