export * from './date-rules.js'
export * from './patterns.js'
export * from './text-kinds.js'
