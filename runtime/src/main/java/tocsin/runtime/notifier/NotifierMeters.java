package tocsin.runtime.notifier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.ReceiptState;

/**
 * Counts what became of attempts, and measures how late notifications go out, always: a bundle
 * counts as many as are in it.
 */
public final class NotifierMeters {
  private static final Duration[] STEPS =
      Stream.of(1, 2, 5, 10, 30, 60, 300, 1_800).map(Duration::ofSeconds).toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final DeliveryTarget target;

  /** Against the usual target. */
  public NotifierMeters(MeterRegistry registry) {
    this(registry, DeliveryTarget.USUAL);
  }

  public NotifierMeters(MeterRegistry registry, DeliveryTarget target) {
    this.registry = registry;
    this.target = target;
    for (Urgency urgency : Urgency.values()) {
      late(word(urgency)).increment(0); // so that nobody wonders whether it is counted
    }
  }

  void ended(String channel, OpenNotification notification, AttemptOutcome outcome, Instant now) {
    String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    registry.counter("tocsin.attempts", "channel", channel, "outcome", name).increment();
    if (outcome.isTaken() && notification.reach().sendings() == 0) {
      String urgency = word(notification.planned().urgency());
      Duration taken = DeliveryTarget.taken(notification.planned(), now);
      Timer.builder("tocsin.delivery")
          .description("From when a notification was due to when its provider took it")
          .tags("channel", channel, "urgency", urgency)
          .serviceLevelObjectives(STEPS)
          .register(registry)
          .record(taken);
      if (target.missed(notification.planned(), taken)) {
        late(urgency).increment();
      }
    }
  }

  void received(String provider, ReceiptState state) {
    String word = state.name().toLowerCase(Locale.ROOT);
    registry.counter("tocsin.receipts", "provider", provider, "state", word).increment();
  }

  private Counter late(String urgency) {
    return Counter.builder("tocsin.delivery.out.of.target")
        .description("Notifications that were handed over later than they should have been")
        .tag("urgency", urgency)
        .register(registry);
  }

  private static String word(Urgency urgency) {
    return urgency.name().toLowerCase(Locale.ROOT);
  }
}
