package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.notification.PlannedNotification;

/**
 * When a person who was reached and gives no answer is told again by the same way: as their
 * notification rule says, for high urgency only, and not for ever.
 */
public final class Repetition {
  /** So many times after the first. */
  public static final int MOST = 10;

  private Repetition() {}

  /**
   * When the person is told again; null when never.
   *
   * @param reached how often they were told so far, the present time included
   */
  public static @Nullable Instant after(PlannedNotification planned, int reached, Instant now) {
    Duration every = planned.repeatEvery();
    boolean again = every != null && planned.urgency() == Urgency.HIGH && reached <= MOST;
    return again && every != null ? now.plus(every) : null;
  }
}
