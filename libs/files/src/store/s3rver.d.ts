/** What the tests use of the S3-compatible server, which has no types of its own. */
declare module '@20minutes/s3rver' {
  export default class S3rver {
    constructor(options: {
      port: number
      address: string
      silent: boolean
      directory: string
      allowMismatchedSignatures: boolean
      configureBuckets: { name: string; configs: Buffer[] }[]
    })
    run(): Promise<{ port: number }>
    close(): Promise<void>
  }
}
