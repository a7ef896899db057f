import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CommandHint, OptionHint } from '../web/protocol.js'
import { keepFocus, ListOption } from './list-option.js'
import { useReader } from './reader.js'
import type { Completion } from './use-completion.js'

interface CompletionMenuProps {
  readonly id: string
  readonly completion: Completion
  readonly commands: readonly CommandHint[]
  /** -1 where none is. */
  readonly active: number
  readonly onPick: (index: number) => void
}

/** The list above the composer: commands, or the options of the one that is typed. */
export function CompletionMenu({
  id,
  completion: { typing, proposals },
  commands,
  active,
  onPick,
}: CompletionMenuProps) {
  const { strings } = useReader()
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    <div class="completion">
      {typing.stage === 'options' && <OptionBar command={typing.command} current={typing.current} />}
      <div
        class="proposals"
        role="listbox"
        id={id}
        aria-label={strings.proposals}
        ref={list}
        hidden={proposals.length === 0}
        onMouseDown={keepFocus}
      >
        {proposals.map((proposal, index) => (
          <ListOption
            key={proposal.line}
            id={`${id}-${index}`}
            class="proposal"
            isActive={index === active}
            onPick={() => onPick(index)}
          >
            <span class="label">{proposal.label}</span>
            {typing.stage === 'name' && (
              <OptionNames options={commands.find(({ name }) => `/${name}` === proposal.label)?.options ?? []} />
            )}
            {proposal.description !== undefined && <span class="description">{proposal.description}</span>}
          </ListOption>
        ))}
      </div>
      <p class="keys">
        {typing.stage === 'name' ? strings.commandKeys : proposals.length > 0 ? strings.menuKeys : strings.noProposals}
      </p>
    </div>
  )
}

function OptionNames({ options }: { readonly options: readonly OptionHint[] }) {
  return (
    <span class="option-names">
      {options.map(({ name, label, required }) => (
        <code key={name} class={required ? 'required' : ''}>
          {label}
        </code>
      ))}
    </span>
  )
}

function OptionBar({ command, current }: { readonly command: CommandHint; readonly current: OptionHint | undefined }) {
  const { strings } = useReader()
  return (
    <div class="option-bar">
      <p>
        <strong>/{command.name}</strong>
        {command.options.map(({ name, label }) => (
          <code key={name} aria-current={name === current?.name ? 'true' : undefined}>
            {label}
          </code>
        ))}
      </p>
      <p class="description">
        {current === undefined
          ? command.description
          : `${current.description} · ${current.required ? strings.required : strings.optional}`}
      </p>
    </div>
  )
}
