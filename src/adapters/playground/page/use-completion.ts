import { useEffect, useMemo, useState } from 'preact/hooks'
import type { CommandHint, PersonInput, PersonRef, Proposal } from '../web/protocol.js'
import { api } from './api.js'
import { matchCommands, readTyping, type Typing } from './typing.js'

export interface Completion {
  readonly typing: Typing
  readonly proposals: readonly Proposal[]
}

interface CompletionParts {
  readonly line: string
  readonly commands: readonly CommandHint[]
  readonly people: readonly PersonRef[]
  readonly person: PersonInput
  readonly channel: string
}

const PAUSE_MS = 90
const MOST_PROPOSALS = 10

/** What the line could become: commands at once, values of options from the server, the latest answer only. */
export function useCompletion({ line, commands, people, person, channel }: CompletionParts): Completion {
  const typing = useMemo(() => readTyping(line, commands), [line, commands])
  const [answer, setAnswer] = useState<{ readonly line: string; readonly proposals: readonly Proposal[] }>()
  const hasOptions = typing.stage === 'options' && typing.command.options.length > 0
  const { name, locale } = person

  useEffect(() => {
    if (!hasOptions) return setAnswer(undefined)
    const controller = new AbortController()
    const timer = setTimeout(() => {
      api.complete({ person: { name, locale }, channel }, line, controller.signal).then(
        proposals => setAnswer({ line, proposals }),
        // Without proposals the line can still be typed to its end.
        () => controller.signal.aborted || setAnswer(undefined),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [hasOptions, line, name, locale, channel])

  const proposals = useMemo(() => {
    switch (typing.stage) {
      case 'text':
        return []
      case 'name':
        return matchCommands(typing.typed, commands).map(toProposal)
      case 'options': {
        const mentioned = typing.current?.type === 'user' ? mentions(line, typing.word, people) : []
        // Until the server has answered to this line, the earlier proposals stay rather than flicker.
        const kept = answer !== undefined && line.startsWith(answer.line.slice(0, -1)) ? answer.proposals : []
        return [...mentioned, ...kept.filter(proposal => proposal.line !== line)].slice(0, MOST_PROPOSALS)
      }
    }
  }, [typing, commands, people, line, answer])
  return { typing, proposals }
}

function toProposal({ name, description, options }: CommandHint): Proposal {
  return { line: options.length === 0 ? `/${name}` : `/${name} `, label: `/${name}`, description }
}

function mentions(line: string, word: string, people: readonly PersonRef[]): Proposal[] {
  const typed = /^(?:[\w-]+:)?@?/.exec(word)?.[0] ?? ''
  const begun = word.slice(typed.length).toLowerCase()
  const before = line.slice(0, line.length - word.length) + typed.replace(/@$/, '')
  return people
    .filter(({ id, name }) => id.startsWith(begun) || name.toLowerCase().startsWith(begun))
    .map(({ id, name }) => ({ line: `${before}@${id}`, label: `@${id}`, description: name }))
}
