import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { Card, CardBlock, Tone } from '../../../chat/card.js'
import { assertNever } from '../../../core/errors.js'
import { buttonRow, NO_MENTIONS, selectRow } from './components.js'
import { escapeText, GAP } from './escape.js'
import { guardHeading, markdown } from './markdown.js'
import { fieldLines, smallPrint } from './texts.js'

/** A message of Components V2, as Discord's API takes it. */
export interface ComponentMessage {
  readonly flags: number
  readonly components: [APIContainerComponent]
  readonly allowed_mentions: typeof NO_MENTIONS
}

const COLOURS: Readonly<Record<Tone, number | undefined>> = {
  neutral: undefined,
  success: 0x2e9e5b,
  failure: 0xd64545,
  warning: 0xe0a100,
}

/** A card that answers somebody. */
export function cardMessage(card: Card, isPrivate: boolean): ComponentMessage {
  const colour = COLOURS[card.tone ?? 'neutral']
  const title = escapeText(card.title ?? '').trim()
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    ...(colour === undefined ? {} : { accent_color: colour }),
    components: [...(title === '' ? [] : [text(`## ${guardHeading(title)}`)]), ...card.blocks.map(component)],
  }
  return {
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    components: [container],
    allowed_mentions: NO_MENTIONS,
  }
}

function component(block: CardBlock): APIComponentInContainer {
  switch (block.type) {
    case 'text':
      return text(markdown(block.content))
    case 'context':
      return text(smallPrint(block.content))
    case 'fields':
      return text(fieldLines(block.fields))
    case 'divider':
      return { type: ComponentType.Separator, divider: true }
    case 'buttons':
      return buttonRow(block.buttons)
    case 'select':
      return selectRow(block)
    default:
      return assertNever(block)
  }
}

/** Discord refuses an empty text. */
function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: content.trim() === '' ? GAP : content }
}
