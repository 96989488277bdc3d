import 'reflect-metadata'
import { Controller, Inject, Module, type OnModuleInit } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ClientKafka, ClientsModule, MessagePattern } from '@nestjs/microservices'
import { forkJoin, type Observable } from 'rxjs'
import { askedQuestions, askedRegistries } from '../sizes.js'
import { answerParent } from '../processes/answer-parent.js'
import { messageSizes } from '../sizes.js'
import { answerPattern, lookupPattern, stockOptions } from './kafka.js'

const brokers = (process.argv[2] ?? '').split(',')

@Controller()
class StockExchange implements OnModuleInit {
  constructor(@Inject('registries') private readonly registries: ClientKafka) {}

  async onModuleInit(): Promise<void> {
    for (const registry of askedRegistries) this.registries.subscribeToResponseOf(answerPattern(registry))
    await this.registries.connect()
  }

  @MessagePattern(lookupPattern)
  lookup(): Observable<unknown[]> {
    const ask = (registry: (typeof askedRegistries)[number]) =>
      this.registries.send<unknown, object>(answerPattern(registry), {
        filling: 'q'.repeat(messageSizes[registry].question),
      })
    return forkJoin(Object.values(askedQuestions).map(ask))
  }
}

@Module({
  imports: [ClientsModule.register([{ name: 'registries', ...stockOptions('stock-exchange-asks', brokers) }])],
  controllers: [StockExchange],
})
class StockExchangeModule {}

const app = await NestFactory.createMicroservice(StockExchangeModule, {
  ...stockOptions('stock-exchange', brokers),
  logger: false,
})
await app.listen()
answerParent({})
