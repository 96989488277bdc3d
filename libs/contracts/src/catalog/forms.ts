import { IsArray, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator'
import { FormFinding } from '../language/finding.js'
import { IsA, IsListOf } from '../language/shapes.js'
import { people, services } from '../messages/access.js'
import { KeyedCommand } from '../messages/idempotency.js'
import { command, query } from '../messages/message.js'
import { FormCertificate } from './form.js'

/** A form document to be checked; with a territory, only announcements for it count. */
export class CheckForm {
  @IsObject() form: object
  /** `VN`, or today's unit code of a province or commune. */
  @IsOptional() @Matches(/^(VN|[0-9]{2}|[0-9]{5})$/) territory?: string
}

/** What the compiler found; without errors, with its certificate. */
export class CheckedForm {
  @IsListOf(() => FormFinding) findings: FormFinding[]
  @IsOptional() @IsA(() => FormCertificate) certificate?: FormCertificate
}

/** A form document to be published for a procedure. */
export class PublishForm {
  @IsObject() form: object
}

export class PublishFormCommand extends KeyedCommand {
  @IsString() procedure: string
  @IsObject() form: object
}

/** A version of a procedure's form; without one, the version in force. */
export class FormRef {
  @IsString() code: string
  @IsOptional() @IsString() version?: string
}

export class FormQuery {
  @IsOptional() @IsString() version?: string
}

/** The version of a form that was published; or that waits, until the doubts about it are answered. */
export class FormPublished {
  @IsString() procedure: string
  @IsString() formVersion: string
  /** Of a published one. */
  @IsOptional() @IsA(() => FormCertificate) certificate?: FormCertificate
  @IsListOf(() => FormFinding) findings: FormFinding[]
  /** It is not published: a second person has to answer the doubts among the findings. */
  @IsOptional() @IsIn(['waiting']) status?: 'waiting'
  /** When it was sent, and the ids of the reviews that are open; `GET /v1/reviews`. */
  @IsOptional() @IsString() sentAt?: string
  @IsOptional() @IsArray() @IsString({ each: true }) reviews?: string[]
}

/** A paper an official asks for: which, and on what legal basis. */
export class RequestedPaper {
  @IsString() @IsNotEmpty() @MaxLength(300) name: string
  @IsString() @IsNotEmpty() @MaxLength(300) legalBasis: string
}

/** Free texts of a request to a citizen, and the papers it names. */
export class ReadRequest {
  @IsArray() @IsString({ each: true }) texts: string[]
  @IsArray() @IsString({ each: true }) papers: string[]
}

/** A part of a request that asks for what registries announced. */
export class RequestedAgain {
  @IsString() text: string
  /** The concepts that hold it. */
  @IsArray() @IsString({ each: true }) concepts: string[]
}

export class RequestRead {
  @IsListOf(() => RequestedAgain) found: RequestedAgain[]
}

/** What the catalogue answers about checking and publishing forms. */
export const forms = {
  check: query(
    'catalog.check-form.v1',
    CheckForm,
    CheckedForm,
    people({ roles: ['ministry', 'official', 'head', 'auditor', 'operator', 'client'] }),
  ),
  readRequest: query('catalog.read-request.v1', ReadRequest, RequestRead, services('dossiers')),
  publish: command(
    'catalog.publish-form.v1',
    PublishFormCommand,
    FormPublished,
    people({ roles: ['ministry'], relations: ['responsible'] }),
  ),
} as const
