import { cardText } from '../adapters/playground/terminal/card-text.js'
import type { Block } from '../core/rich-text.js'
import { plainText } from '../core/rich-text.js'
import type { Question } from '../quiz/question.js'
import { plainLook } from './plain-look.js'

/** A line of `bueffel quiz --json`; scripts depend on its shape. */
export function questionReport(question: Question) {
  const { id, kind, language, source } = question
  const common = { id, kind, language }
  const where = { file: source.file, line: source.line, heading: source.headings.at(-1) ?? '' }
  if (question.kind === 'open') {
    return {
      ...common,
      prompt: question.body.text,
      choices: null,
      correct: null,
      explanation: question.body.reference
        .map(({ subject, content }) => `${subject}: ${blocksText(content)}`)
        .join('\n'),
      source: where,
    }
  }
  const { prompt, quotes, choices, correct } = question.body
  return {
    ...common,
    prompt: [plainText(prompt), ...quotes.map(quote => `„${plainText(quote)}“`)].join('\n'),
    choices: choices.map(plainText),
    correct: [correct],
    explanation: blocksText(question.explanation),
    source: where,
  }
}

/** The same for a person who reads what would be asked. */
export function questionText(question: Question, number: number): string {
  const { prompt, choices, correct, explanation, source, kind, id } = questionReport(question)
  const lines = (choices ?? []).map((choice, index) => `   ${correct?.includes(index) ? '●' : '○'} ${choice}`)
  return [
    `${number}. ${prompt.replace(/\n/g, '\n   ')}`,
    ...lines,
    ...(explanation === '' ? [] : [`   → ${explanation.replace(/\n/g, '\n     ')}`]),
    `   ${source.file}:${source.line}  ${kind}  ${id}`,
  ].join('\n')
}

function blocksText(blocks: readonly Block[]): string {
  return cardText({ blocks: [{ type: 'text', content: blocks }] }, plainLook).text.trim()
}
