/** jest `globalTeardown` of the projects that need PostgreSQL. */
export { stopTestServer as default } from '../../../dist/libs/testing/src/test-server.js'
