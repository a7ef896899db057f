import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
  type RESTAPIAttachment,
} from 'discord.js'
import type { Card, CardBlock, Image, Tone } from '../../../chat/card.js'
import { assertNever } from '../../../core/errors.js'
import { type Attachments, attachmentList, describe, NO_ATTACHMENTS } from './attachments.js'
import { buttonRow, NO_MENTIONS, searchRow, selectRow } from './components.js'
import { escapeText, GAP } from './escape.js'
import { guardHeading, markdown } from './markdown.js'
import { fieldLines, imageText, smallPrint } from './texts.js'

/** A message of Components V2, as Discord's API takes it. */
export interface ComponentMessage {
  readonly flags: number
  readonly components: [APIContainerComponent]
  readonly allowed_mentions: typeof NO_MENTIONS
  readonly attachments?: RESTAPIAttachment[]
}

const COLOURS: Readonly<Record<Tone, number | undefined>> = {
  neutral: undefined,
  success: 0x2e9e5b,
  failure: 0xd64545,
  warning: 0xe0a100,
}

/** A card that answers somebody. Of an image that is not among the attachments its text is shown. */
export function cardMessage(card: Card, isPrivate: boolean, attachments = NO_ATTACHMENTS): ComponentMessage {
  const colour = COLOURS[card.tone ?? 'neutral']
  const title = escapeText(card.title ?? '').trim()
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    ...(colour === undefined ? {} : { accent_color: colour }),
    components: [
      ...(title === '' ? [] : [text(`## ${guardHeading(title)}`)]),
      ...card.blocks.map(component(attachments)),
    ],
  }
  return {
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    components: [container],
    allowed_mentions: NO_MENTIONS,
    ...(attachments.size === 0 ? {} : { attachments: attachmentList(attachments) }),
  }
}

const component =
  (attachments: Attachments) =>
  (block: CardBlock): APIComponentInContainer => {
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
      case 'search':
        return searchRow(block)
      case 'image':
        return picture(block, attachments)
      default:
        return assertNever(block)
    }
  }

/** Each in a gallery of its own: several in one would be shown side by side, too small to read. */
function picture({ image, alt }: Image, attachments: Attachments): APIComponentInContainer {
  const attachment = attachments.get(image)
  if (attachment === undefined) return text(imageText(alt))
  const media = { url: `attachment://${attachment.filename}` }
  return { type: ComponentType.MediaGallery, items: [{ media, description: describe(alt) }] }
}

/** Discord refuses an empty text. */
function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: content.trim() === '' ? GAP : content }
}
