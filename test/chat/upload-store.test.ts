import { describe } from 'vitest'
import { createUploadMemory } from '../../src/chat/upload-store.js'
import { describeUploadStore } from '../contracts/upload-store.contract.js'

describe('uploads in memory', () => describeUploadStore(createUploadMemory))
