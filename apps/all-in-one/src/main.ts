import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// A process that may not write there compiles as if there were none; Node's own setting, NODE_COMPILE_CACHE, goes first.
enableCompileCache(join(import.meta.dirname, 'compiled'))
await import('./run.js')
