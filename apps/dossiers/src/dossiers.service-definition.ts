import { anyConnector, correctionReplies, factChanges, outcomeReplies, registryServices } from '#contracts'
import { FileSettings } from '#files'
import { SigningSettings } from '#papers'
import { IdempotencySettings, type ServiceDefinition } from '#platform'
import { faultOfUnitData } from '#vietnam'
import { Consent } from './consents/consent.entity.js'
import { Dossier } from './dossier/dossier.entity.js'
import { DossiersModule } from './dossiers.module.js'
import { SendingSettings } from './notices/sending.settings.js'
import { ResultSettings } from './results/result.settings.js'
import { Dossiers1700000002000 } from './migrations/1700000002000-dossiers.js'
import { LandKeys1764000004000 } from './migrations/1764000004000-land-keys.js'
import { IdempotencyAge1764000005000 } from './migrations/1764000005000-idempotency-age.js'
import { Consents1764000006000 } from './migrations/1764000006000-consents.js'
import { Representation1764000007000 } from './migrations/1764000007000-representation.js'
import { Repeats1764000008000 } from './migrations/1764000008000-repeats.js'
import { SnapshotsAsText1764500000000 } from './migrations/1764500000000-snapshots-as-text.js'
import { Parts1764600000000 } from './migrations/1764600000000-parts.js'
import { Fee1764600001000 } from './migrations/1764600001000-fee.js'
import { SearchKeys1764700000000 } from './migrations/1764700000000-search-keys.js'
import { CorrectionIndex1764700001000 } from './migrations/1764700001000-correction-index.js'
import { Lists1764700001000 } from './migrations/1764700001000-lists.js'
import { Grounds1764700002000 } from './migrations/1764700002000-grounds.js'
import { ReportedEvents1764700002000 } from './migrations/1764700002000-reported-events.js'
import { Reservations1764800000000 } from './migrations/1764800000000-reservations.js'
import { Disputes1764800001000 } from './migrations/1764800001000-disputes.js'
import { PrefillBegan1764800002000 } from './migrations/1764800002000-prefill-began.js'
import { CountedCalendars1765000001000 } from './migrations/1765000001000-counted-calendars.js'
import { SupplementReasons1765000000000 } from './migrations/1765000000000-supplement-reasons.js'
import { Attachments1765200000000 } from './migrations/1765200000000-attachments.js'
import { CompactSnapshots1765300000000 } from './migrations/1765300000000-compact-snapshots.js'
import { ListPlaces1765310000000 } from './migrations/1765310000000-list-places.js'
import { Results1765400000000 } from './migrations/1765400000000-results.js'
import { Notices1765500000000 } from './migrations/1765500000000-notices.js'
import { Outcomes1765600000000 } from './migrations/1765600000000-outcomes.js'
import { KeptPapers1765710000000 } from './migrations/1765710000000-kept-papers.js'
import { Measures1765720000000 } from './migrations/1765720000000-measures.js'
import { OfficeWork1765700000000 } from './migrations/1765700000000-office-work.js'
import { CorrectionAnswers1765736100000 } from './migrations/1765736100000-correction-answers.js'
import { ExternalDossiers1766430000000 } from './migrations/1766430000000-external-dossiers.js'
import { ExternalLookupPeople1766440000000 } from './migrations/1766440000000-external-lookup-people.js'
import { Transfers1766300000000 } from './migrations/1766300000000-transfers.js'
import { Opinions1766410000000 } from './migrations/1766410000000-opinions.js'
import { FactFlags1765725000000 } from './migrations/1765725000000-fact-flags.js'
import { FactFlagsOfRegistries1765735000000 } from './migrations/1765735000000-fact-flags-of-registries.js'
import { RightsRequests1765737000000 } from './migrations/1765737000000-rights-requests.js'
import { PrintedForms1765712340000 } from './migrations/1765712340000-printed-forms.js'
import { WantedAnswers1764800003000 } from './migrations/1764800003000-wanted-answers.js'

/** Dossiers: subjects, drafts, snapshots, submission, case handling, the clock. */
export const dossiersService: ServiceDefinition = {
  name: 'dossiers',
  faultOfFiles: faultOfUnitData,
  module: DossiersModule,
  sandbox: async () => (await import('./dossiers.sandbox.js')).dossiersSandbox(),
  database: {
    entities: [Dossier, Consent],
    migrations: [
      Dossiers1700000002000,
      LandKeys1764000004000,
      IdempotencyAge1764000005000,
      Consents1764000006000,
      Representation1764000007000,
      Repeats1764000008000,
      SnapshotsAsText1764500000000,
      Parts1764600000000,
      Fee1764600001000,
      SearchKeys1764700000000,
      CorrectionIndex1764700001000,
      ReportedEvents1764700002000,
      Lists1764700001000,
      Grounds1764700002000,
      Reservations1764800000000,
      Disputes1764800001000,
      PrefillBegan1764800002000,
      WantedAnswers1764800003000,
      SupplementReasons1765000000000,
      CountedCalendars1765000001000,
      Attachments1765200000000,
      CompactSnapshots1765300000000,
      ListPlaces1765310000000,
      Results1765400000000,
      Notices1765500000000,
      Outcomes1765600000000,
      KeptPapers1765710000000,
      OfficeWork1765700000000,
      Measures1765720000000,
      FactFlags1765725000000,
      FactFlagsOfRegistries1765735000000,
      CorrectionAnswers1765736100000,
      PrintedForms1765712340000,
      RightsRequests1765737000000,
      Transfers1766300000000,
      Opinions1766410000000,
      ExternalDossiers1766430000000,
      ExternalLookupPeople1766440000000,
    ],
  },
  asks: ['exchange', 'catalog', ...registryServices, anyConnector],
  hears: [...Object.values(outcomeReplies), ...Object.values(factChanges), ...Object.values(correctionReplies)],
  settings: [IdempotencySettings, FileSettings, SigningSettings, ResultSettings, SendingSettings],
  followsCatalogue: [
    'authority',
    'registry',
    'concept',
    'agreement',
    'procedure',
    'form',
    'formVersion',
    'localFee',
    'setting',
  ],
}
