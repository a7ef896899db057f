import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join, relative } from 'node:path'
import type { Instruction, Stage } from './dockerfile.js'

export interface WalkParts {
  /** The checkout that is the build's context. */
  readonly context: string
  readonly isIgnored: (path: string) => boolean
  /** Where the stages are laid out, each in a folder that stands for its `/`. */
  readonly folder: string
  /** Really installs; else the installed packages of the context are linked. */
  readonly isFull: boolean
}

export interface Walked {
  /** The folder that stands for a path in a stage's file system. */
  readonly at: (stage: string, path: string) => string
  /** The environment of the last stage, with PATH. */
  readonly env: Readonly<Record<string, string>>
  /** The working directory of the last stage. */
  readonly workdir: string
}

/** Does what COPY, RUN, WORKDIR and ENV say, stage by stage, without an engine and without its base images. */
export function walkStages(stages: readonly Stage[], parts: WalkParts): Walked {
  const at = (stage: string, path: string) => join(parts.folder, stage, path)
  // What needs root, or users that only the image has, is not done.
  const shims = join(parts.folder, 'shims')
  mkdirSync(shims, { recursive: true })
  writeFileSync(join(shims, 'chown'), '#!/bin/sh\n', { mode: 0o755 })
  const path = [shims, dirname(process.execPath), process.env.PATH].join(delimiter)
  let env: Record<string, string> = {}
  let workdir = '/'
  for (const stage of stages) {
    env = { PATH: path, HOME: at(stage.name, '/root') }
    workdir = '/'
    mkdirSync(env['HOME'] ?? '', { recursive: true })
    const inStage = (target: string) => at(stage.name, join(workdir, target))
    for (const instruction of stage.instructions) {
      switch (instruction.name) {
        case 'WORKDIR':
          workdir = join(workdir, instruction.text)
          mkdirSync(inStage('.'), { recursive: true })
          break
        case 'ENV':
          for (const [, name = '', value = ''] of instruction.text.matchAll(/(\w+)=(\S+)/g)) env[name] = value
          break
        case 'COPY':
          copy(instruction, inStage, source =>
            instruction.flags['from'] === undefined
              ? { path: join(parts.context, source), root: parts.context, isIgnored: parts.isIgnored }
              : { path: at(instruction.flags['from'], source), root: parts.folder, isIgnored: () => false },
          )
          break
        case 'RUN':
          if (!instruction.text.startsWith('npm ci')) run(instruction, inStage('.'), env)
          // What this machine needs to reach the registry: proxies, certificates, npm's settings.
          else if (parts.isFull) run(instruction, inStage('.'), { ...process.env, PATH: path })
          else linkPackages(parts.context, inStage('.'))
          break
        default:
      }
    }
  }
  return { at, env, workdir }
}

interface Source {
  readonly path: string
  readonly root: string
  readonly isIgnored: (path: string) => boolean
}

function copy({ args }: Instruction, inStage: (path: string) => string, sourceOf: (path: string) => Source): void {
  const target = args.at(-1) ?? ''
  for (const name of args.slice(0, -1)) {
    const { path, root, isIgnored } = sourceOf(name)
    // As COPY does: into a folder that is written with a slash, else to that name.
    const isInto = target.endsWith('/') && path !== root && isFile(path)
    cpSync(path, inStage(isInto ? join(target, basename(path)) : target), {
      recursive: true,
      verbatimSymlinks: true,
      filter: from => from === root || !isIgnored(relative(root, from)),
    })
  }
}

function isFile(path: string): boolean {
  return readdirSync(dirname(path), { withFileTypes: true }).some(
    entry => entry.name === basename(path) && entry.isFile(),
  )
}

/** Hard links where that is possible; what npm writes into gets a copy of its own. */
function linkPackages(context: string, target: string): void {
  // A link to a folder would let the steps change the checkout's own packages.
  const installed = realpathSync(join(context, 'node_modules'))
  const packages = join(target, 'node_modules')
  const linked = spawnSync('cp', ['-al', installed, packages])
  if (linked.status !== 0) {
    rmSync(packages, { recursive: true, force: true })
    cpSync(installed, packages, { recursive: true, verbatimSymlinks: true })
  }
  rmSync(join(packages, '.package-lock.json'), { force: true })
  cpSync(join(installed, '.package-lock.json'), join(packages, '.package-lock.json'))
}

function run({ text, line }: Instruction, cwd: string, env: NodeJS.ProcessEnv): void {
  expectSuccess(spawnSync('sh', ['-c', text], { cwd, env, encoding: 'utf8' }), `line ${line}: ${text}`)
}

export function expectSuccess({ status, stdout, stderr }: SpawnSyncReturns<string>, what: string): void {
  if (status !== 0) throw new Error(`${what} ended with ${status}:\n${stdout}${stderr}`)
}
