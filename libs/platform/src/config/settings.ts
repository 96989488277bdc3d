import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator'
import { Setting } from './setting.js'

/** Where the process runs and how it says so. */
export class RuntimeSettings {
  @Setting('production, development or test. Demo is refused in production.')
  @IsString()
  nodeEnv: string = 'development'

  @Setting('true starts the demo: personas, fault switches, generated people. Binds to 127.0.0.1 only.')
  @IsBoolean()
  demo: boolean = false

  @Setting('Where a service that is not run by npm start keeps the embedded database, keys and demo data.')
  @IsString()
  dataDir: string = '.data'

  @Setting(
    'Directory of the key files: <service>.private.json and <service>.public.json. Made on first start in demo mode.',
  )
  @IsString()
  keysDir: string = '.data/keys'

  @Setting('Least level of log lines: fatal, error, warn, info, debug, trace, silent.')
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  logLevel: string = 'info'

  @Setting('Port of /health and /metrics of a service, on loopback; 0 takes a free one, −1 opens none.')
  @IsInt()
  @Min(-1)
  @Max(65535)
  healthPort: number = 0

  @Setting('Seconds a service may take to finish what it has begun when it is told to stop.')
  @IsInt()
  @Min(1)
  @Max(300)
  drainSeconds: number = 10

  @Setting('How many times longer than usual services wait for each other; more than 1 where machines are slow.')
  @IsNumber()
  @Min(1)
  @Max(10)
  waitFactor: number = 1
}

/** How the services reach each other. */
export class BusSettings {
  @Setting('local: everything in one process. kafka: services are processes of their own.')
  @IsIn(['local', 'kafka'])
  bus: 'local' | 'kafka' = 'local'

  @Setting('Brokers as host:port, separated by commas; needed with BUS=kafka.')
  @IsArray()
  @IsString({ each: true })
  kafkaBrokers: string[] = []

  @Setting('SASL user name; none means no SASL.')
  @IsOptional()
  @IsString()
  kafkaUsername?: string

  @Setting('SASL password.', { secret: true })
  @IsOptional()
  @IsString()
  kafkaPassword?: string

  @Setting('true encrypts the connection to Kafka (TLS).')
  @IsBoolean()
  kafkaTls: boolean = false

  @Setting('Put before every topic and group name, so that several systems can share a broker.')
  @IsString()
  kafkaNamespace: string = ''

  @Setting('Partitions of a request topic when it is made: at least two per instance of the service.')
  @IsInt()
  @Min(1)
  @Max(1000)
  kafkaPartitions: number = 4

  @Setting('Copies of each partition of a topic when it is made: at most as many as there are brokers.')
  @IsInt()
  @Min(1)
  @Max(15)
  kafkaReplicationFactor: number = 1

  @Setting(
    'Copies that must have a fact before it counts as written (min.insync.replicas of each topic that is made): at most KAFKA_REPLICATION_FACTOR. 2 of 3 copies survive the loss of any one broker.',
  )
  @IsInt()
  @Min(1)
  @Max(15)
  kafkaMinInsyncReplicas: number = 1
}

/** Where traces go; named as OpenTelemetry names them. */
export class TracingSettings {
  @Setting(
    'Base address of an OpenTelemetry collector (OTLP over HTTP, JSON), e.g. http://127.0.0.1:4318; spans go to /v1/traces below it. None means no traces.',
  )
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  otelExporterOtlpEndpoint?: string

  @Setting('Headers for the collector: name=value, separated by commas, values percent-encoded.', { secret: true })
  @IsOptional()
  @IsString()
  otelExporterOtlpHeaders?: string

  @Setting('Share of requests that is traced, 0 to 1.')
  @IsNumber()
  @Min(0)
  @Max(1)
  otelTracesSamplerArg: number = 1
}

/** Where PostgreSQL is; without a host the embedded server is used. */
export class DatabaseSettings {
  @Setting(
    'Host of the PostgreSQL server; none means the embedded one. Several, separated by commas, each with its own :port where it has one (db1,db2:5433), are a primary and its standbys: each connection goes to the one that is the primary then.',
  )
  @IsOptional()
  @IsString()
  databaseHost?: string

  @Setting('Port of the PostgreSQL server.')
  @IsInt()
  @Min(1)
  @Max(65535)
  databasePort: number = 5432

  @Setting('A standby figures are read from (host or host:port), a moment old; none means the primary.')
  @IsOptional()
  @IsString()
  databaseReadHost?: string

  @Setting('Begin of the database names: <prefix>_<service>.')
  @IsString()
  databasePrefix: string = 'motlan'

  @Setting('Password of the role <prefix>_<service>_owner, which migrates.', { secret: true })
  @IsOptional()
  @IsString()
  databaseOwnerPassword?: string

  @Setting('Password of the role <prefix>_<service>_app, which runs the service.', { secret: true })
  @IsOptional()
  @IsString()
  databaseAppPassword?: string

  @Setting('Connections a service may hold for transactions.')
  @IsInt()
  @Min(1)
  @Max(200)
  databasePool: number = 8
}

/** What the demo generates. */
export class DemoSettings {
  @Setting('People in the generated registries.')
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  demoPeople: number = 30_000

  @Setting('Seed of the generated registries: the same seed gives the same people.')
  @IsInt()
  demoSeed: number = 1
}

/** How long a service keeps the answers it gave to requests with an `Idempotency-Key`. */
export class IdempotencySettings {
  @Setting('Hours an idempotency key is kept before it is removed; the API promises 24.')
  @IsInt()
  @Min(24)
  @Max(8760)
  idempotencyHours: number = 48
}
