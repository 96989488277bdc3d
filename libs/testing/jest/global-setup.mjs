/** jest `globalSetup` of the projects that need PostgreSQL; it runs the built code, as the processes of the tests do. */
export { startTestServer as default } from '../../../dist/libs/testing/src/test-server.js'
