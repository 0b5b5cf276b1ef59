package tocsin.web.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing: after some wrong passwords the next try has to wait a minute. One address
 * gets few tries at one e-mail address; all addresses together get more, so that a stranger can't
 * easily keep somebody out who has to answer a page. Kept in memory and bounded; a restart forgets.
 */
public final class LoginThrottle {
  /** Wrong passwords from one network address for one e-mail address. */
  public static final int TRIES = 5;

  private static final int TRIES_PER_ADDRESS = 20;
  private static final int TRIES_PER_EMAIL = 50;
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Failures(int count, Instant latest) {
    boolean over(Instant now) {
      return !now.isBefore(latest.plus(PAUSE));
    }
  }

  /** What is counted, under which name, and how often it may fail. */
  private record Count(String key, int tries) {}

  /**
   * Somebody who tries to log in.
   *
   * @param address empty when a proxy stands between and doesn't say whom it speaks for; everybody
   *     would share the count then, so there is none
   */
  public record Attempt(String email, String address) {
    private List<Count> counts() {
      String who = email.toLowerCase(Locale.ROOT);
      Count both = new Count("both " + address + " " + who, TRIES);
      Count mail = new Count("email " + who, TRIES_PER_EMAIL);
      return address.isEmpty()
          ? List.of(both, mail)
          : List.of(both, mail, new Count("address " + address, TRIES_PER_ADDRESS));
    }
  }

  /**
   * Until when this one has to wait; empty when they may try now. A try counts as wrong from here
   * on, so that many at once are no way around, until {@link #succeeded} or {@link #refused} takes
   * it back.
   */
  public synchronized Optional<Instant> begin(Attempt attempt, Instant now) {
    Optional<Instant> paused = pausedUntil(attempt, now);
    if (paused.isEmpty()) {
      for (Count count : attempt.counts()) {
        Failures before = failures.get(count.key());
        int sofar = before == null || before.over(now) ? 0 : before.count();
        failures.put(count.key(), new Failures(sofar + 1, now));
      }
    }
    return paused;
  }

  private Optional<Instant> pausedUntil(Attempt attempt, Instant now) {
    return attempt.counts().stream()
        .filter(count -> failed(count) >= count.tries())
        .map(count -> failures.get(count.key()))
        .filter(failures -> failures != null && !failures.over(now))
        .map(failures -> failures.latest().plus(PAUSE))
        .max(Instant::compareTo);
  }

  /** How many more wrong passwords there may be before a pause. */
  public synchronized int triesLeft(Attempt attempt) {
    return attempt.counts().stream()
        .mapToInt(count -> Math.max(0, count.tries() - failed(count)))
        .min()
        .orElse(0);
  }

  /** The right password came: forgets this one's wrong ones, and that this try was counted. */
  public synchronized void succeeded(Attempt attempt) {
    for (Count count : attempt.counts()) {
      failures.computeIfPresent(
          count.key(), (key, sofar) -> new Failures(sofar.count() - 1, sofar.latest()));
    }
    failures.remove(attempt.counts().getFirst().key());
  }

  /** Nobody looked at the password: forgets that this try was counted. */
  public synchronized void refused(Attempt attempt) {
    for (Count count : attempt.counts()) {
      failures.computeIfPresent(
          count.key(),
          (key, sofar) ->
              sofar.count() <= 1 ? null : new Failures(sofar.count() - 1, sofar.latest()));
    }
  }

  private int failed(Count count) {
    Failures sofar = failures.get(count.key());
    return sofar == null ? 0 : sofar.count();
  }
}
