import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { DrivingLicencesSource } from './driving-licences.source.js'

/** The mock database of driving licences, kept by the Ministry of Public Security since March 2025. */
@Module({ imports: [RegistryModule.register({ id: 'driving-licences', source: DrivingLicencesSource, outcomes: {} })] })
export class DrivingLicencesModule {}
