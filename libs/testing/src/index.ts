export * from './clock-at.js'
export * from './eventually.js'
export * from './test-server.js'
export * from './throw-away-database.js'
