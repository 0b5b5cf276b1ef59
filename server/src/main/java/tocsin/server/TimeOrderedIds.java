package tocsin.server;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import tocsin.core.id.IdSource;

/**
 * Ids that begin with the second in which they were made, so that new rows stand beside each other
 * in every index: an index of scattered ids makes a database write a page for each. Within a second
 * they count up from a random start, so one process never gives the same id twice, and two
 * processes meet in a second with a chance of about one in a million even in a storm.
 */
final class TimeOrderedIds implements IdSource {
  private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
  private static final int RADIX = 36;
  private static final int LENGTH = 14;
  private static final int SECONDS_END = 7;
  private static final long STARTS = 36L * 36 * 36 * 36 * 36 * 36 * 35;
  private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray();

  private final InstantSource clock;
  private final SecureRandom random;
  private long second = -1;
  private long count;

  TimeOrderedIds(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String next() {
    long ofSecond;
    long counted;
    synchronized (this) {
      long now = clock.instant().getEpochSecond() - EPOCH;
      if (now > second) { // a clock that was set back goes on counting in the latest second
        second = now;
        count = random.nextLong(STARTS);
      }
      ofSecond = second;
      counted = count++;
    }
    char[] id = new char[LENGTH];
    id[0] = 'Q';
    fill(id, 1, SECONDS_END, ofSecond);
    fill(id, SECONDS_END, LENGTH, counted);
    return new String(id);
  }

  /** The number's last digits, the highest first, so that ids sort as the numbers do. */
  private static void fill(char[] id, int from, int to, long number) {
    long rest = number;
    for (int i = to - 1; i >= from; i--) {
      id[i] = DIGITS[(int) (rest % RADIX)];
      rest /= RADIX;
    }
  }
}
