import 'reflect-metadata'
import { Controller, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { MessagePattern } from '@nestjs/microservices'
import { askedRegistries } from '../sizes.js'
import { answerParent } from '../processes/answer-parent.js'
import { messageSizes } from '../sizes.js'
import { answerPattern, stockOptions } from './kafka.js'

const [name = '', brokers = ''] = process.argv.slice(2)
const registry = askedRegistries.find((id) => id === name) ?? 'tax'
const reply = { filling: 'r'.repeat(messageSizes[registry].reply) }

@Controller()
class StockRegistry {
  @MessagePattern(answerPattern(registry))
  answer(): typeof reply {
    return reply
  }
}

@Module({ controllers: [StockRegistry] })
class StockRegistryModule {}

const options = stockOptions(`stock-${registry}`, brokers.split(','))
const app = await NestFactory.createMicroservice(StockRegistryModule, { ...options, logger: false })
await app.listen()
answerParent({})
