package tocsin.server;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import tocsin.core.id.IdSource;

/**
 * Ids from the system's random source, read in larger portions because each read costs a system
 * call. Of 36^13 possible ones a billion contain the same one twice in one of 300 installations.
 */
final class RandomIds implements IdSource {
  private static final int RADIX = 36;
  private static final int LENGTH = 14;
  private static final int HALF = 7;
  private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray();

  private final SecureRandom random;
  private final ByteBuffer portion = ByteBuffer.allocate(4096).position(4096);

  RandomIds(SecureRandom random) {
    this.random = random;
  }

  @Override
  public String next() {
    long first;
    long second;
    synchronized (portion) {
      if (!portion.hasRemaining()) {
        random.nextBytes(portion.array());
        portion.clear();
      }
      first = portion.getLong() >>> 1;
      second = portion.getLong() >>> 1;
    }
    char[] id = new char[LENGTH];
    id[0] = 'Q';
    fill(id, 1, HALF, first);
    fill(id, HALF, LENGTH, second);
    return new String(id);
  }

  /** 63 random bits give six or seven digits that are all but equally likely. */
  private static void fill(char[] id, int from, int to, long bits) {
    long rest = bits;
    for (int i = from; i < to; i++) {
      id[i] = DIGITS[(int) (rest % RADIX)];
      rest /= RADIX;
    }
  }
}
