package tocsin.runtime.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import tocsin.core.incident.EventFate;

/** What the engine counts, for {@code /metrics}. */
final class EngineMetrics {
  private final MeterRegistry registry;

  EngineMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void event(EventFate fate) {
    registry
        .counter("tocsin.events.decided", "fate", fate.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** A decision failed: a defect of ours. The event stays in the event log. */
  void undecidable(String what) {
    registry.counter("tocsin.engine.undecidable", "what", what).increment();
  }

  void batch(int events) {
    registry.summary("tocsin.engine.batch.events").record(events);
  }
}
