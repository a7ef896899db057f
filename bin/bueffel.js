#!/usr/bin/env node
import * as nodeModule from 'node:module'

// Node.js 22 and newer start faster from code that they have compiled before.
nodeModule.enableCompileCache?.()
await import('../dist/cli.js')
