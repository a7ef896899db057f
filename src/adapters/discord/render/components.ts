import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Button, Search, Select } from '../../../chat/card.js'
import { LIMITS, shorten } from '../../../chat/limits.js'
import { plainLine } from './escape.js'

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>

/** Mentions nobody, whatever a text holds. */
export const NO_MENTIONS = { parse: [] }

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const

/** Labels are shown as they are: Discord reads no mark-up in them. */
export const label = (text: string, limit: number) => shorten(plainLine(text), limit)

export function buttonRow(buttons: readonly Button[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(button => ({
      type: ComponentType.Button,
      style: STYLES[button.style ?? 'secondary'],
      label: label(button.label, LIMITS.buttonLabel),
      custom_id: button.action,
      ...(button.disabled ? { disabled: true } : {}),
    })),
  }
}

/** Discord has proposals for commands only: a button that opens the search's form. */
export const searchRow = ({ action, label: shown }: Search): Row => buttonRow([{ label: `🔎 ${shown}`, action }])

export function selectRow({ action, placeholder, options }: Select): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: action,
        placeholder: label(placeholder, LIMITS.placeholder),
        options: options.map(option => ({
          label: label(option.label, LIMITS.selectLabel),
          value: option.value,
          ...(option.description === undefined
            ? {}
            : { description: label(option.description, LIMITS.selectDescription) }),
        })),
      },
    ],
  }
}
