import { chat } from './en/chat.js'
import { community } from './en/community.js'
import { deadlines } from './en/deadlines.js'
import { lookup } from './en/lookup.js'
import { quiz } from './en/quiz.js'
import { rounds } from './en/rounds.js'
import { scores } from './en/scores.js'

/** The English messages, in ICU message format, by the rooms that say them; `de/` has the same keys. */
export const en = { ...chat, ...lookup, ...quiz, ...rounds, ...scores, ...deadlines, ...community }
