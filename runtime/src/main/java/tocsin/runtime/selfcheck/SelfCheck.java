package tocsin.runtime.selfcheck;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.id.UserId;
import tocsin.core.notification.Probe;
import tocsin.runtime.health.Worker;
import tocsin.runtime.intake.Acceptance;
import tocsin.runtime.intake.Intake;
import tocsin.storage.Shards;

/**
 * Sends a probe down the whole road again and again, a shard of the notifier after the other, and
 * raises the alarm while it is late. Whoever watches this installation from outside hears of it
 * only while probes arrive, so that silence is an alarm too.
 */
public final class SelfCheck implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
  private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(5);
  private static final Duration REPEATS_EVERY = Duration.ofMinutes(15);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOKS_FOR_ONE_EVERY = Duration.ofMillis(100);

  /** One id for each shard, the first that falls into it. */
  private static final List<UserId> USERS =
      IntStream.range(0, Shards.COUNT).mapToObj(SelfCheck::userOf).toList();

  private final Intake intake;
  private final ProbeSink sink;
  private final Pace pace;
  private final Alarm alarm;
  private final Runnable tellWatchers;
  private @Nullable UnderWay underWay;
  private Instant nextAt = Instant.MIN;
  private @Nullable Instant raisedAt;

  /** Says that the road is late, or well again. Must not block. */
  public interface Alarm {
    void raise(String sentence, Instant now);

    void end(Instant now);

    /** Comes by about every second: the time to try again what did not go out. */
    void poll(Instant now);
  }

  /**
   * How often it looks, and how patiently.
   *
   * @param every so long after a probe the next one leaves, if the one before has arrived
   * @param limit a probe that takes longer is late
   */
  public record Pace(Duration every, Duration limit) {}

  /** A probe that has not arrived yet. */
  private record UnderWay(long number, Instant sentAt, CompletableFuture<Acceptance> accepted) {}

  /**
   * A self-check.
   *
   * @param tellWatchers runs after each probe that arrived in time; must not block
   */
  public SelfCheck(Intake intake, ProbeSink sink, Pace pace, Alarm alarm, Runnable tellWatchers) {
    this.intake = intake;
    this.sink = sink;
    this.pace = pace;
    this.alarm = alarm;
    this.tellWatchers = tellWatchers;
  }

  private static UserId userOf(int shard) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> new UserId("SELFCHECK" + i))
        .filter(user -> Shards.of(user) == shard)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String name() {
    return "self-check";
  }

  @Override
  public Instant poll(Instant now) {
    alarm.poll(now);
    boolean setBack = nextAt.isAfter(now.plus(pace.every()));
    if (underWay == null && (setBack || !now.isBefore(nextAt))) {
      send(now);
    }
    UnderWay probe = underWay;
    if (probe == null) {
      return earlier(nextAt, now.plus(LOOKS_EVERY));
    }
    Optional<Instant> arrival = sink.arrival(probe.number());
    if (arrival.isPresent()) {
      arrived(probe, arrival.get(), now);
      return now.plus(LOOKS_EVERY);
    }
    Duration waiting = Duration.between(probe.sentAt(), now);
    if (waiting.compareTo(pace.limit()) > 0) {
      late(probe, waiting, now);
    }
    if (waiting.compareTo(GIVES_UP_AFTER) > 0 || waiting.isNegative()) {
      underWay = null;
      nextAt = now;
    }
    return now.plus(waiting.compareTo(LOOKS_EVERY) > 0 ? LOOKS_EVERY : LOOKS_FOR_ONE_EVERY);
  }

  private void send(Instant now) {
    long number = Math.max(now.toEpochMilli(), sink.last() + 1); // grows over restarts too
    long turn = now.toEpochMilli() / pace.every().toMillis();
    UserId user = USERS.get((int) Math.floorMod(turn, (long) Shards.COUNT));
    underWay = new UnderWay(number, now, intake.alarm(Probe.event(number, user, now)));
    nextAt = now.plus(pace.every());
  }

  private void arrived(UnderWay probe, Instant at, Instant now) {
    underWay = null;
    Duration took = Duration.between(probe.sentAt(), at);
    if (took.compareTo(pace.limit()) > 0) {
      return; // the next one has to show that the road is well
    }
    sink.inTime(took.isNegative() ? Duration.ZERO : took, now);
    if (raisedAt != null) {
      raisedAt = null;
      LOG.warn("The self-check's probes arrive in time again");
      alarm.end(now);
    }
    tellWatchers.run();
  }

  private void late(UnderWay probe, Duration waiting, Instant now) {
    String sentence =
        "The self-check's event of %s has not reached its end after %d seconds: %s"
            .formatted(probe.sentAt(), waiting.toSeconds(), where(probe));
    sink.late(sentence, waiting, now);
    if (isToBeRaised(now)) {
      raisedAt = now;
      LOG.error(sentence);
      alarm.raise(sentence, now);
    }
  }

  /** Again and again while it stays late; at once when the clock was set back. */
  private boolean isToBeRaised(Instant now) {
    Instant before = raisedAt;
    return before == null || now.isBefore(before) || !now.isBefore(before.plus(REPEATS_EVERY));
  }

  /** How far it is known to have come. */
  private static String where(UnderWay probe) {
    if (!probe.accepted().isDone()) {
      return "the event log has not taken it yet.";
    }
    return probe.accepted().join() instanceof Acceptance.Accepted
        ? "it is in the event log, so engine or notifier are late. /health says more."
        : "the event log does not take it. /health says more.";
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
