import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { assertFileName, isFileName, type FileStore } from './file-store.js'
import { fileMissing, storeUnavailable } from './store.errors.js'

/** How an S3-compatible store is reached. */
export interface S3Address {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** Milliseconds for one try to connect, and for the store to say something. */
const patience = { connectionTimeout: 2000, requestTimeout: 20_000 }

/** What went wrong is the `cause` of the error thrown, and logged with it. */
const silent = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore }
function ignore(): void {}

/** Files as objects of one bucket of an S3-compatible store (MinIO, SeaweedFS, Ceph, Amazon S3). */
export class S3Files implements FileStore {
  private readonly client: S3Client
  private readonly bucket: string

  constructor({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Address) {
    this.bucket = bucket
    this.client = new S3Client({
      ...{ endpoint, region, credentials: { accessKeyId, secretAccessKey } },
      ...{ forcePathStyle: true, maxAttempts: 2, requestHandler: patience },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      logger: silent,
    })
  }

  async put(name: string, path: string): Promise<void> {
    const place = this.at(name)
    const { size } = await stat(path)
    const content = createReadStream(path)
    try {
      await this.client.send(new PutObjectCommand({ ...place, Body: content, ContentLength: size }))
    } catch (error) {
      throw storeUnavailable(error)
    } finally {
      content.destroy()
    }
  }

  async get(name: string): Promise<Readable> {
    const place = this.at(name)
    try {
      const { Body } = await this.client.send(new GetObjectCommand(place))
      if (Body instanceof Readable) return Body
    } catch (error) {
      throw error instanceof NoSuchKey ? fileMissing() : storeUnavailable(error)
    }
    throw storeUnavailable()
  }

  async remove(name: string): Promise<void> {
    await this.told(this.client.send(new DeleteObjectCommand(this.at(name))))
  }

  async *olderThan(time: Date): AsyncIterable<string> {
    let next: string | undefined
    do {
      const page = new ListObjectsV2Command({ Bucket: this.bucket, ContinuationToken: next })
      const { Contents = [], NextContinuationToken } = await this.told(this.client.send(page))
      for (const { Key = '', LastModified } of Contents)
        if (isFileName(Key) && LastModified && LastModified < time) yield Key
      next = NextContinuationToken
    } while (next !== undefined)
  }

  private at(name: string): { Bucket: string; Key: string } {
    assertFileName(name)
    return { Bucket: this.bucket, Key: name }
  }

  private told<T>(answer: Promise<T>): Promise<T> {
    return answer.catch((error: unknown) => {
      throw storeUnavailable(error)
    })
  }
}
