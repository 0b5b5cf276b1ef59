package tocsin.runtime.notifier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.id.TeamId;
import tocsin.core.notification.Probe;
import tocsin.runtime.notifier.Punctuality.Handover;

/**
 * Counts what became of attempts, and measures how late notifications go out, always: a bundle
 * counts as many as are in it.
 */
public final class NotifierMeters {
  private static final Duration[] STEPS =
      Stream.of(1, 2, 5, 10, 30, 60, 300, 1_800).map(Duration::ofSeconds).toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Punctuality punctuality;

  /** Against the usual target. */
  public NotifierMeters(MeterRegistry registry) {
    this(registry, DeliveryTarget.USUAL);
  }

  public NotifierMeters(MeterRegistry registry, DeliveryTarget target) {
    this.registry = registry;
    this.punctuality = new Punctuality(target);
    Gauge.builder("tocsin.delivery.overdue", punctuality, Punctuality::waiting)
        .description("Notifications that no provider took yet though they are beyond their target")
        .register(registry);
    for (Urgency urgency : Urgency.values()) {
      late(word(urgency)).increment(0); // so that nobody wonders whether it is counted
    }
  }

  /** How punctual it was, for people. */
  public Punctuality punctuality() {
    return punctuality;
  }

  void ended(String channel, OpenNotification notification, AttemptOutcome outcome) {
    String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    registry.counter("tocsin.attempts", "channel", channel, "outcome", name).increment();
  }

  /**
   * A provider took the notification for the first time. Probes don't count: they'd hide misses.
   */
  void taken(String channel, OpenNotification notification, Collection<TeamId> teams, Instant now) {
    if (Probe.is(notification.planned().id())) {
      return;
    }
    Duration taken = DeliveryTarget.taken(notification.planned(), now);
    Timer.builder("tocsin.delivery")
        .description("From when a notification was due to when its provider took it")
        .tags("channel", channel, "urgency", word(notification.planned().urgency()))
        .serviceLevelObjectives(STEPS)
        .register(registry)
        .record(taken);
    boolean missed = punctuality.target().missed(notification.planned(), taken);
    count(channel, notification, teams, missed ? Handover.LATE : Handover.ON_TIME, now);
  }

  /** The notification is over, and no provider took it. */
  void never(String channel, OpenNotification notification, Collection<TeamId> teams, Instant now) {
    if (!Probe.is(notification.planned().id())) {
      count(channel, notification, teams, Handover.NEVER, now);
    }
  }

  private void count(
      String channel,
      OpenNotification notification,
      Collection<TeamId> teams,
      Handover how,
      Instant now) {
    Urgency urgency = notification.planned().urgency();
    punctuality.count(new Punctuality.Lane(channel, urgency), teams, how, now);
    String word = how.name().toLowerCase(Locale.ROOT);
    registry
        .counter(
            "tocsin.delivery.lane", "channel", channel, "urgency", word(urgency), "handover", word)
        .increment();
    for (TeamId team : teams) {
      registry.counter("tocsin.delivery.team", "team", team.value(), "handover", word).increment();
    }
    if (how != Handover.ON_TIME) {
      late(word(urgency)).increment();
    }
  }

  void received(String provider, ReceiptState state) {
    String word = state.name().toLowerCase(Locale.ROOT);
    registry.counter("tocsin.receipts", "provider", provider, "state", word).increment();
  }

  private Counter late(String urgency) {
    return Counter.builder("tocsin.delivery.out.of.target")
        .description(
            "Notifications that were handed over later than they should have been, or never")
        .tag("urgency", urgency)
        .register(registry);
  }

  private static String word(Urgency urgency) {
    return urgency.name().toLowerCase(Locale.ROOT);
  }
}
