import 'reflect-metadata'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { Body, Controller, HttpCode, Inject, Module, Post, type OnModuleInit } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ClientKafka, ClientsModule } from '@nestjs/microservices'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { Observable } from 'rxjs'
import { answerParent } from '../processes/answer-parent.js'
import { lookupPattern, stockOptions } from './kafka.js'

const brokers = (process.argv[2] ?? '').split(',')

@Controller()
class StockGateway implements OnModuleInit {
  constructor(@Inject('exchange') private readonly exchange: ClientKafka) {}

  async onModuleInit(): Promise<void> {
    this.exchange.subscribeToResponseOf(lookupPattern)
    await this.exchange.connect()
  }

  @Post('lookup')
  @HttpCode(200)
  lookup(@Body() question: object): Observable<unknown> {
    return this.exchange.send(lookupPattern, question)
  }
}

@Module({
  imports: [ClientsModule.register([{ name: 'exchange', ...stockOptions('stock-gateway', brokers) }])],
  controllers: [StockGateway],
})
class StockGatewayModule {}

const app = await NestFactory.create(StockGatewayModule, new FastifyAdapter(), { logger: false })
await app.listen(0, '127.0.0.1')
answerParent({ port: () => Promise.resolve(((app.getHttpServer() as Server).address() as AddressInfo).port) })
