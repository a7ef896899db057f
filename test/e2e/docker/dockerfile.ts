/** A step of a stage. `args` is the exec form's list, or the words of the line. */
export interface Instruction {
  readonly name: string
  readonly text: string
  readonly args: readonly string[]
  /** `--from=build` and the like. */
  readonly flags: Readonly<Record<string, string>>
  readonly line: number
}

export interface Stage {
  readonly base: string
  readonly name: string
  readonly instructions: readonly Instruction[]
}

/**
 * Reads a Dockerfile as far as ours goes: comments, continued lines, flags, exec and shell form; no here-documents, no
 * ARG, no escapes.
 */
export function parseDockerfile(source: string): Stage[] {
  const stages: (Stage & { readonly instructions: Instruction[] })[] = []
  for (const { text, line } of logicalLines(source)) {
    const instruction = parseInstruction(text, line)
    if (instruction.name !== 'FROM') {
      const stage = stages.at(-1)
      if (stage === undefined) throw new Error(`line ${line}: ${instruction.name} before the first FROM`)
      stage.instructions.push(instruction)
      continue
    }
    const [base = '', as = '', name = ''] = instruction.args
    stages.push({ base, name: /^as$/i.test(as) ? name : String(stages.length), instructions: [] })
  }
  return stages
}

function logicalLines(source: string): { readonly text: string; readonly line: number }[] {
  const lines: { text: string; line: number }[] = []
  let isContinued = false
  for (const [index, raw] of source.split('\n').entries()) {
    if (/^\s*(#|$)/.test(raw)) continue
    const text = raw.replace(/\\\s*$/, '').trim()
    const last = lines.at(-1)
    if (isContinued && last !== undefined) last.text += ` ${text}`
    else lines.push({ text, line: index + 1 })
    isContinued = /\\\s*$/.test(raw)
  }
  return lines
}

function parseInstruction(source: string, line: number): Instruction {
  const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/s.exec(source) ?? []
  const flags: Record<string, string> = {}
  const text = rest.replace(/^(?:--([\w-]+)=(\S+)\s+)+/, given => {
    for (const [, key = '', value = ''] of given.matchAll(/--([\w-]+)=(\S+)/g)) flags[key] = value
    return ''
  })
  return { name: name.toUpperCase(), text, args: argsOf(text), flags, line }
}

function argsOf(text: string): readonly string[] {
  if (!text.startsWith('[')) return text.split(/\s+/)
  const list: unknown = JSON.parse(text)
  if (Array.isArray(list) && list.every(item => typeof item === 'string')) return list
  throw new Error(`not a list of texts: ${text}`)
}

/** Whether a path is left out of the build; `path` and all above it are tried. Knows `*` and `**`, no `!`. */
export function createDockerIgnore(source: string): (path: string) => boolean {
  const patterns = source
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const parts = line.replace(/^\/|\/$/g, '').split('/')
      const inner = parts.map(part => (part === '**' ? '.*' : part.replace(/[.+]/g, '\\$&').replace(/\*/g, '[^/]*')))
      return new RegExp(`^${inner.join('/').replaceAll('.*/', '(?:.*/)?')}(?:/|$)`)
    })
  return path => patterns.some(pattern => pattern.test(path))
}
