import { existsSync } from 'node:fs'
import { readConfig } from '../config.js'
import { HostError } from '../core/errors.js'
import type { RebuildReport, ScoreDifference } from '../scores/rebuild-store.js'
import { reduceScore } from '../scores/score.js'
import { openDatabase } from '../storage/database.js'
import { createScoreRebuild } from '../storage/rebuild.js'
import { sqlitePath } from '../storage/sqlite-path.js'
import { print, printJson } from './output.js'
import type { RebuildOptions } from './program.js'

/** `bueffel rebuild`: scores folded anew from the ledger, beside a bot that may be running. */
export async function rebuild({ data, json, check }: RebuildOptions): Promise<void> {
  const { databaseUrl } = readConfig({ data })
  // To make one here would let a mistyped folder look sound.
  if (databaseUrl.startsWith('file:') && !existsSync(sqlitePath(databaseUrl))) {
    throw new HostError(`There is no database in ${data}: --data names the folder that the bot was started with.`)
  }
  const database = await openDatabase(databaseUrl)
  try {
    const report = await createScoreRebuild(database, reduceScore).rebuild(check !== true)
    await (json ? printJson(toJson(report), 2) : print(rebuildText(report, check === true)))
    if (check && report.differences.length + report.tallies > 0) {
      throw new HostError('Scores differ from the ledger: bueffel rebuild puts them right.')
    }
  } finally {
    await database.close()
  }
}

/** `undefined` would vanish from JSON. */
function toJson({ differences, ...rest }: RebuildReport) {
  return {
    ...rest,
    differences: differences.map(({ before = null, after = null, ...key }) => ({ ...key, before, after })),
  }
}

function rebuildText({ scores, entries, differences, tallies }: RebuildReport, isCheck: boolean): string {
  const of = `${count(scores, 'score')} of ${count(entries, 'answer')}`
  if (differences.length + tallies === 0) return `${of}: all agree with the ledger.`
  const wrong = isCheck ? 'not as the ledger says' : 'not as the ledger said, and put right'
  return [
    `${of}: ${wrong}: ${differences.length}`,
    ...differences.map(difference => `  ${differenceLine(difference)}`),
    ...(tallies === 0 ? [] : [`How questions were answered, by day: ${wrong}: ${tallies}`]),
  ].join('\n')
}

function differenceLine({ personId, communityId, courseId, before, after }: ScoreDifference): string {
  const names = Object.keys(after ?? before ?? {}) as (keyof NonNullable<typeof after>)[]
  const changes = names
    .filter(name => before?.[name] !== after?.[name])
    .map(name => `${name} ${before?.[name] ?? 'none'} → ${after?.[name] ?? 'none'}`)
  return `person ${personId}, course ${courseId}, community ${communityId}: ${changes.join(', ')}`
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
