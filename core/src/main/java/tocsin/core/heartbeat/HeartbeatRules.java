package tocsin.core.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a heartbeat is missing, and when it is back. */
public final class HeartbeatRules {
  /** The shortest and the longest time that may be set between two pings. */
  public static final Duration SHORTEST = Duration.ofSeconds(10);

  public static final Duration LONGEST = Duration.ofDays(31);

  private HeartbeatRules() {}

  /** What is to be told. */
  public enum Change {
    NONE,
    LOST,
    BACK
  }

  /**
   * What follows.
   *
   * @param deadline when it will be missing unless a ping comes; empty while it is missing
   */
  public record Verdict(HeartbeatState after, Change change, Optional<Instant> deadline) {}

  /**
   * Looks at a heartbeat.
   *
   * @param within a ping has to come in this time after the one before
   * @param ping the latest that came since it was looked at; null when none
   * @param listeningSince since when pings could come in without a break: what was not heard before
   *     is not held against anybody
   */
  public static Verdict look(
      HeartbeatState before,
      Duration within,
      @Nullable Instant ping,
      Instant listeningSince,
      Instant now) {
    Instant last = latest(before.lastPing(), ping).map(at -> notAfter(now, at)).orElse(null);
    Instant from = notAfter(now, latest(last, listeningSince).orElse(now));
    Instant deadline = from.plus(within);
    if (before.missing()) {
      return ping == null
          ? new Verdict(before, Change.NONE, Optional.empty())
          : alive(before, last, Change.BACK, deadline);
    }
    return now.isBefore(deadline)
        ? alive(before, last, Change.NONE, deadline)
        : new Verdict(
            new HeartbeatState(before.integration(), last, true), Change.LOST, Optional.empty());
  }

  private static Verdict alive(
      HeartbeatState before, @Nullable Instant last, Change change, Instant deadline) {
    HeartbeatState after = new HeartbeatState(before.integration(), last, false);
    return new Verdict(after, change, Optional.of(deadline));
  }

  /** What seems to lie ahead was heard before the clock was set back. */
  private static Instant notAfter(Instant now, Instant at) {
    return at.isAfter(now) ? now : at;
  }

  private static Optional<Instant> latest(@Nullable Instant one, @Nullable Instant other) {
    return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }
}
