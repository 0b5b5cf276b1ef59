package tocsin.server.outlet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import tocsin.channel.chain.ProviderWatch;
import tocsin.core.delivery.ProviderHealth;
import tocsin.runtime.health.ProviderState;

/**
 * A provider whose health is shown.
 *
 * @param medium as logs, metrics and settings call it
 * @param provider as the settings call it
 */
record Watched(String medium, String provider, ProviderWatch watch) {
  /** How it is doing now. */
  ProviderState state() {
    ProviderHealth health = watch.health();
    return new ProviderState(
        medium, provider, watch.fails(), health.failures(), health.receipts(), health.bad());
  }

  /** Shows it in the metrics. */
  void measure(MeterRegistry meters) {
    Gauge.builder("tocsin.provider.up", watch, w -> w.rests() ? 0 : 1)
        .description("Whether a provider is asked in its turn; 0 while it is passed over")
        .tags("channel", medium, "provider", provider)
        .register(meters);
  }
}
