package tocsin.web.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The room and the time that bodies have: how many bytes of bodies all requests under way may hold
 * together: what keeps a flood of large bodies from filling the heap. Safe for use by several
 * threads.
 */
public final class BodyRoom {
  private final long bound;
  private final long patienceMillis;
  private final AtomicLong held = new AtomicLong();

  public BodyRoom(HttpLimits limits) {
    this.bound = limits.bodyBytes();
    this.patienceMillis = limits.patience().toMillis();
  }

  /** How long a body may take from its first byte to its last. */
  long patienceMillis() {
    return patienceMillis;
  }

  /** Takes that much, or nothing and answers false. */
  public boolean take(int bytes) {
    if (held.addAndGet(bytes) <= bound) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  /** Gives back what was taken. */
  public void giveBack(int bytes) {
    held.addAndGet(-bytes);
  }

  /** Bytes held now. */
  public long held() {
    return held.get();
  }
}
