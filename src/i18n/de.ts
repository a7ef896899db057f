import { chat } from './de/chat.js'
import { community } from './de/community.js'
import { deadlines } from './de/deadlines.js'
import { lookup } from './de/lookup.js'
import { quiz } from './de/quiz.js'
import { rounds } from './de/rounds.js'
import { scores } from './de/scores.js'

/** The German messages, informal and in Swiss spelling. */
export const de = { ...chat, ...lookup, ...quiz, ...rounds, ...scores, ...deadlines, ...community }
