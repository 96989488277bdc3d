import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LOGGER, type Logger, preferredLanguage } from '#platform'
import { correlationIdOf } from './correlation.js'
import { problemOf } from './problem.js'

/** Answers every error as a problem document; the only place of the gateway that knows errors' statuses. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    this.send(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>())
  }

  send(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const correlationId = correlationIdOf(request)
    const language = preferredLanguage(request.headers['accept-language'])
    const { status, headers, body } = problemOf(thrown, { url: request.url, correlationId, language })
    if (status >= 500) this.logger.error({ err: thrown, correlationId, status }, 'A request failed.')
    void reply
      .status(status)
      .headers({ ...headers, 'x-correlation-id': correlationId })
      .send(JSON.stringify(body))
  }
}
