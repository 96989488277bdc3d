import { join } from 'node:path'
import { IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator'
import { StartError } from '#contracts'
import { RuntimeSettings, Setting } from '#platform'
import { DiskFiles } from './disk-files.js'
import type { FileStore } from './file-store.js'

/** Where uploaded files are kept: a directory that all instances share, or a bucket of an S3-compatible store. */
export class FileSettings {
  @Setting('Directory of uploaded files, shared by the gateway and dossiers; files under DATA_DIR where not set.')
  @IsOptional()
  @IsString()
  filesDir?: string

  @Setting('Address of an S3-compatible store; files are kept there instead of a directory.')
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] })
  filesS3Endpoint?: string

  @Setting('Bucket of uploaded files; it must exist.')
  @IsString()
  filesS3Bucket: string = 'motlan'

  @Setting('Region of the S3-compatible store.')
  @IsString()
  filesS3Region: string = 'us-east-1'

  @Setting('Access key of the S3-compatible store.', { secret: true })
  @IsOptional()
  @IsString()
  filesS3AccessKey?: string

  @Setting('Secret key of the S3-compatible store.', { secret: true })
  @IsOptional()
  @IsString()
  filesS3SecretKey?: string

  @Setting('Megabytes an uploaded file may have.')
  @IsInt()
  @Min(1)
  @Max(200)
  fileLimitMb: number = 20
}

/** The store the settings name; throws {@link StartError} where its keys are missing. */
export async function openFileStore(settings: FileSettings, { dataDir }: RuntimeSettings): Promise<FileStore> {
  const { filesS3Endpoint: endpoint, filesS3AccessKey: accessKeyId, filesS3SecretKey: secretAccessKey } = settings
  if (endpoint === undefined) return new DiskFiles(settings.filesDir ?? join(dataDir, 'files'))
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new StartError('FILES_S3_ENDPOINT is set; set FILES_S3_ACCESS_KEY and FILES_S3_SECRET_KEY too.')
  const { S3Files } = await import('./s3-files.js')
  const { filesS3Region: region, filesS3Bucket: bucket } = settings
  return new S3Files({ endpoint, region, bucket, accessKeyId, secretAccessKey })
}
