import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Form, FormInput } from '../../../chat/card.js'
import { LIMITS } from '../../../chat/limits.js'
import { label } from './components.js'

/** A form as a modal. Discord names its button itself. */
export function formModal(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.submit,
    title: label(form.title, LIMITS.formTitle),
    components: form.inputs.map(input),
  }
}

function input({
  name,
  label: shown,
  multiline,
  required,
  maxLength,
  value,
  placeholder,
}: FormInput): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: label(shown, LIMITS.formInputLabel),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required,
      max_length: maxLength,
      ...(value === undefined || value === '' ? {} : { value }),
      ...(placeholder === undefined ? {} : { placeholder: label(placeholder, LIMITS.placeholder) }),
    },
  }
}
