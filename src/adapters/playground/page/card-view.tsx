import type { ComponentChild } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Button, Card, CardBlock, Field } from '../../../chat/card.js'
import { assertNever } from '../../../core/errors.js'
import { CardImage } from './card-image.js'
import { ChoiceList } from './choice-list.js'
import { RichLine, RichText } from './rich-text.js'
import { type Propose, SearchField } from './search-field.js'
import { type Act, useBusy } from './use-busy.js'

interface CardViewProps {
  readonly card: Card
  readonly act: Act
  readonly propose: Propose
}

export function CardView({ card, act, propose }: CardViewProps) {
  const element = useRef<HTMLElement>(null)
  const hasActed = useRef(false)
  // A card that takes the place of this one may be without the button that had the focus.
  useLayoutEffect(() => {
    if (!hasActed.current) return
    hasActed.current = false
    if (document.activeElement !== document.body) return
    const next = element.current?.querySelector<HTMLElement>('button:not(:disabled)') ?? element.current
    next?.focus({ preventScroll: true })
  }, [card])

  const actHere: Act = (action, value) => {
    hasActed.current = true
    return act(action, value)
  }
  const block = (node: CardBlock): ComponentChild => {
    switch (node.type) {
      case 'text':
        return <RichText content={node.content} />
      case 'context':
        return (
          <p class="context">
            <RichLine content={node.content} />
          </p>
        )
      case 'fields':
        return <dl class="fields">{node.fields.map(field)}</dl>
      case 'divider':
        return <hr class="divider" />
      case 'image':
        return <CardImage key={node.image} image={node} />
      case 'buttons':
        return (
          <div class="buttons">
            {node.buttons.map(button => (
              <PressButton key={button.action} button={button} act={actHere} />
            ))}
          </div>
        )
      case 'select':
        return <ChoiceList key={node.action} select={node} act={actHere} />
      case 'search':
        return <SearchField key={node.action} search={node} act={actHere} propose={propose} />
      default:
        return assertNever(node)
    }
  }

  return (
    <article class="card" data-tone={card.tone ?? 'neutral'} ref={element} tabIndex={-1}>
      {card.title !== undefined && <h3>{card.title}</h3>}
      {card.blocks.map(block)}
    </article>
  )
}

function field({ name, value }: Field): ComponentChild {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <RichLine content={value} />
      </dd>
    </div>
  )
}

/** Stays focusable while it is busy, so that a keyboard does not lose its place. */
function PressButton({ button, act }: { readonly button: Button; readonly act: Act }) {
  const { isBusy, run } = useBusy()
  return (
    <button
      type="button"
      class="press"
      data-style={button.style ?? 'secondary'}
      disabled={button.disabled === true}
      aria-busy={isBusy}
      onClick={() => run(() => act(button.action))}
    >
      <span>{button.label}</span>
    </button>
  )
}
