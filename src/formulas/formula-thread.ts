import { parentPort } from 'node:worker_threads'
import { typeset } from './typeset.js'

parentPort?.on('message', (latex: string) => {
  void typeset(latex)
    .catch(() => undefined)
    .then(png => parentPort?.postMessage(png))
})
parentPort?.postMessage('ready')
