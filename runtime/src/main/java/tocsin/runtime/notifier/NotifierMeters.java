package tocsin.runtime.notifier;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.OpenNotification;

/** Counts what became of attempts, and measures how late pages go out. */
public final class NotifierMeters {
  private final MeterRegistry registry;

  public NotifierMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void ended(String channel, OpenNotification notification, AttemptOutcome outcome, Instant now) {
    String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    registry.counter("tocsin.attempts", "channel", channel, "outcome", name).increment();
    if (outcome instanceof AttemptOutcome.Delivered) {
      Urgency urgency = notification.planned().urgency();
      registry
          .timer(
              "tocsin.delivery",
              "channel",
              channel,
              "urgency",
              urgency.name().toLowerCase(Locale.ROOT))
          .record(Duration.between(notification.planned().dueAt(), now));
    }
  }
}
