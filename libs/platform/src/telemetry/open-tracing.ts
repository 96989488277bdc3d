import { noTracing, Tracing, type Logger } from '#bus'
import type { TracingSettings } from '../config/settings.js'
import { StartError } from '#contracts'

/** A service's tracing as it is configured; what sends spans is loaded only where there is somewhere to send them. */
export async function openTracing(settings: TracingSettings, service: string, logger: Logger): Promise<Tracing> {
  const { otelExporterOtlpEndpoint: endpoint, otelExporterOtlpHeaders, otelTracesSamplerArg } = settings
  if (!endpoint) return noTracing
  const { OtlpExporter } = await import('./otlp-exporter.js')
  const headers = headersOf(otelExporterOtlpHeaders ?? '')
  return new Tracing(new OtlpExporter(service, { endpoint, headers }, logger), otelTracesSamplerArg)
}

/** `authorization=Bearer%20abc,x-tenant=motlan`, as OTEL_EXPORTER_OTLP_HEADERS is written; a start error where it is not. */
function headersOf(text: string): Headers {
  const headers = new Headers()
  try {
    for (const pair of text.split(',').filter(Boolean)) {
      const at = pair.indexOf('=')
      headers.set(pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim()))
    }
  } catch {
    throw new StartError(
      'OTEL_EXPORTER_OTLP_HEADERS is wrong: name=value is expected, separated by commas, values percent-encoded and in ASCII.',
    )
  }
  return headers
}
