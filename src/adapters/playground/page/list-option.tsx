import type { ComponentChildren } from 'preact'

interface ListOptionProps {
  readonly id: string
  readonly isActive: boolean
  readonly onPick: () => void
  /** The pointer has come over it. */
  readonly onPoint?: () => void
  readonly class?: string
  readonly children: ComponentChildren
}

/**
 * An option of a list box whose keys another element handles: the focus stays there (`aria-activedescendant`), so the list
 * keeps a press from taking it, by `keepFocus`.
 */
export function ListOption({ id, isActive, onPick, onPoint, class: name, children }: ListOptionProps) {
  return (
    <button
      type="button"
      id={id}
      class={name}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onClick={onPick}
      onPointerMove={onPoint}
    >
      {children}
    </button>
  )
}

/** For a list box's `onMouseDown`; its scroll bar keeps the focus where it is too. */
export const keepFocus = (event: MouseEvent): void => event.preventDefault()
