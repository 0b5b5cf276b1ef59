package tocsin.core.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a receipt, or from none. A page that did not come there goes out again at once,
 * by another provider if there is one; each such receipt makes one repetition, and few of them.
 */
public final class ReceiptRules {
  /** So many times it is sent when receipts say that it failed. */
  public static final int MOST_SENDINGS = 3;

  private ReceiptRules() {}

  /**
   * What becomes of a notification whose receipt is awaited.
   *
   * @param reason why it failed; empty when nobody says
   * @param repeatAt when the person is told again if nobody has answered; null when never
   */
  public static AttemptOutcome after(
      OpenNotification open,
      ReceiptState state,
      String reason,
      @Nullable Instant repeatAt,
      Instant now) {
    Awaited awaited = open.awaited();
    ReceiptKey key = awaited.key();
    int failed = open.reach().failed().size() + 1;
    return switch (state) {
      case ARRIVED -> new AttemptOutcome.Delivered(key.providerId(), key.provider(), repeatAt);
      case FAILED ->
          failed < MOST_SENDINGS
              ? new AttemptOutcome.Postponed(said(key, reason), now)
              : new AttemptOutcome.GivenUp(
                  "%s. Given up after %d messages".formatted(said(key, reason), failed));
      case MISSING ->
          failed == 1
              ? new AttemptOutcome.Postponed(key.provider() + " did not say that it arrived", now)
              : new AttemptOutcome.Unconfirmed(key.providerId(), key.provider(), repeatAt);
    };
  }

  private static String said(ReceiptKey key, String reason) {
    String failed = key.provider() + " could not bring it";
    return reason.isBlank() ? failed : failed + ": " + reason;
  }
}
