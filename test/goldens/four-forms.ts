import { join } from 'node:path'
import { createElement, type FunctionComponent } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { cardMessage } from '../../src/adapters/discord/render/message.js'
import { formModal } from '../../src/adapters/discord/render/modal.js'
import { cardPost } from '../../src/adapters/discord/render/post.js'
import { cardText } from '../../src/adapters/playground/terminal/card-text.js'
import { askForm } from '../../src/adapters/playground/terminal/form-dialog.js'
import { slackCard } from '../../src/adapters/slack/render/card-blocks.js'
import { formView } from '../../src/adapters/slack/render/form-view.js'
import type { Card, Form } from '../../src/chat/card.js'
import type { Locale } from '../../src/core/locale.js'
import { packageRoot } from '../../src/core/package-root.js'
import { translator } from '../../src/i18n/translate.js'

/** When goldens are looked at. */
const NOW = Date.parse('2025-10-01T10:00:00Z')

/** How a card or form looks on the web page, in the terminal, on Discord and on Slack, as a Markdown document. */
export async function fourForms(name: string, shown: Card | Form, locale: Locale, isPost: boolean): Promise<string> {
  const isForm = 'inputs' in shown
  const discord = isForm ? formModal(shown) : isPost ? cardPost(shown) : cardMessage(shown, false)
  const slack = isForm ? formView(shown, '') : slackCard(shown, {})
  return [
    `# ${name}`,
    section('Web page', 'html', await pageHtml(shown, locale)),
    section('Terminal', 'text', isForm ? await terminalForm(shown, locale) : terminalText(shown, locale)),
    section('Discord', 'json', compactJson(discord)),
    section('Slack', 'json', compactJson(slack)),
    '',
  ].join('\n\n')
}

function section(title: string, language: string, body: string): string {
  return `## ${title}\n\n~~~~${language}\n${body}\n~~~~`
}

function terminalText(card: Card, locale: Locale): string {
  return cardText(card, { ansi: false, columns: 80, locale, timeZone: 'UTC' }).text
}

/** The dialog of somebody who leaves every input as it is, or writes a word where one is needed. */
async function terminalForm(form: Form, locale: Locale): Promise<string> {
  const lines: string[] = []
  await askForm(form, {
    isInteractive: true,
    isCommand: () => false,
    t: translator(locale),
    say: async text => void lines.push(text),
    ask: async prompt => {
      lines.push(prompt)
      return 'x'
    },
  })
  return lines.join('\n')
}

type Component = FunctionComponent<Record<string, unknown>>

// The page's own components. They are checked by a TypeScript project of their own, with a browser's types.
const page = (file: string): Promise<Record<string, unknown>> =>
  import(join(packageRoot(), 'src', 'adapters', 'playground', 'page', file))

async function pageHtml(shown: Card | Form, locale: Locale): Promise<string> {
  const [{ CardView }, { FormDialog }, { ReaderContext, createReader }] = (await Promise.all([
    page('card-view.tsx'),
    page('form-dialog.tsx'),
    page('reader.ts'),
  ])) as [
    { CardView: Component },
    { FormDialog: Component },
    { ReaderContext: { Provider: Component }; createReader: (locale: Locale, now: () => number) => unknown },
  ]
  const act = () => Promise.resolve()
  const inner =
    'inputs' in shown
      ? createElement(FormDialog, { form: shown, draft: undefined, onDraft: act, onSubmit: act, onClose: act })
      : createElement(CardView, { card: shown, act })
  const value = createReader(locale, () => NOW)
  return prettyHtml(renderToString(createElement(ReaderContext.Provider, { value }, inner)))
}

const BLOCKS =
  'article|h2|h3|h4|p|ul|ol|li|dl|dt|dd|div|table|thead|tbody|tr|pre|hr|button|dialog|form|header|footer|label|input|textarea|blockquote|figure|details|summary|select|option'

/** A line for each block. What holds neither text nor a meaning for a reader stays as it is. */
function prettyHtml(html: string): string {
  return html
    .replace(new RegExp(`<(?=(?:${BLOCKS})\\b)`, 'g'), '\n<')
    .replace(/<svg.*?<\/svg>/gs, '<svg/>')
    .trim()
}

/** JSON in which what fits stands on one line. */
function compactJson(value: unknown, indent = ''): string {
  const WIDTH = 120
  const line = JSON.stringify(value)
  if (line === undefined || indent.length + line.length <= WIDTH || typeof value !== 'object' || value === null) {
    return line ?? 'null'
  }
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    return `[\n${value.map(each => inner + compactJson(each, inner)).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) => `${inner}${JSON.stringify(key)}: ${compactJson(each, inner)}`)
  return `{\n${entries.join(',\n')}\n${indent}}`
}
