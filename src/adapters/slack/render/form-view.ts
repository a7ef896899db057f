import type { types } from '@slack/bolt'
import type { Form, FormInput } from '../../../chat/card.js'
import { LIMITS, shorten } from '../../../chat/limits.js'
import { plain } from './small-text.js'

/** The key of a value within its input. */
export const VALUE = 'value'

/** A form as a modal view. The submit's reference is its callback id, an input's name the id of its block. */
export function formView(form: Form, privateMetadata: string): types.ModalView {
  const inputs: readonly FormInput[] = form.inputs
  return {
    type: 'modal',
    callback_id: form.submit,
    private_metadata: privateMetadata,
    title: plain(shorten(form.title, LIMITS.formTitle)),
    submit: plain(shorten(form.submitLabel, LIMITS.formSubmit)),
    blocks: inputs.map(inputBlock),
  }
}

function inputBlock({
  name,
  label,
  multiline,
  required,
  maxLength,
  value = '',
  placeholder,
}: FormInput): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: !required,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: VALUE,
      multiline,
      max_length: Math.min(maxLength, LIMITS.formInputLength),
      ...(value === '' ? {} : { initial_value: value }),
      ...(placeholder === undefined ? {} : { placeholder: plain(placeholder) }),
    },
  }
}
