package tocsin.web.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import tocsin.runtime.intake.Acceptance;

/** Counts what became of events, for {@code /metrics}. */
final class EventCounts {
  private final Counter accepted;
  private final Counter unknownKey;
  private final Counter tooMany;
  private final Counter unavailable;
  private final Counter invalid;

  EventCounts(MeterRegistry meters) {
    accepted = counter(meters, "accepted");
    unknownKey = counter(meters, "unknown_key");
    tooMany = counter(meters, "too_many");
    unavailable = counter(meters, "unavailable");
    invalid = counter(meters, "invalid");
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("tocsin.events")
        .description("Events by what became of them at the door")
        .tag("outcome", outcome)
        .register(meters);
  }

  void count(Acceptance acceptance) {
    switch (acceptance) {
      case Acceptance.Accepted _ -> accepted.increment();
      case Acceptance.UnknownKey _ -> unknownKey.increment();
      case Acceptance.TooMany _ -> tooMany.increment();
      case Acceptance.Unavailable _ -> unavailable.increment();
    }
  }

  void invalid() {
    invalid.increment();
  }
}
