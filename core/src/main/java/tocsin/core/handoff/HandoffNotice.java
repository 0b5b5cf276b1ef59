package tocsin.core.handoff;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.HandoffRuleId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/**
 * What one rule of one user says about one change of a shift.
 *
 * @param at when the shift begins or ends
 * @param attempts begun so far
 * @param nextAt when it is tried next; null when it is over
 * @param outcome how the last attempt ended, in a sentence; empty before that
 */
public record HandoffNotice(
    UserId user,
    HandoffRuleId rule,
    ContactMethodId contactMethod,
    ScheduleId schedule,
    Edge edge,
    Instant at,
    int attempts,
    @Nullable Instant nextAt,
    String outcome) {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int MOST_ATTEMPTS = 50;

  /** After a shift has changed, this long a notice of it is still worth something. */
  public static final Duration LATEST = Duration.ofHours(6);

  /** Which end of the shift. */
  public enum Edge {
    BEGINS,
    ENDS
  }

  /**
   * The same whenever it is found out again: it keeps a change from being told twice, and is what
   * providers know the notice by.
   */
  public String key() {
    return "handoff-%s-%s-%s-%s-%d"
        .formatted(user, rule, schedule, edge == Edge.BEGINS ? "b" : "e", at.toEpochMilli());
  }

  /** Before an attempt; if nothing more is heard of it, it is tried again after a while. */
  public HandoffNotice attempted(Instant now) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
    Instant next = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    return next(attempts + 1, next, outcome);
  }

  /** After an attempt that may be repeated; over when it is late or was tried often enough. */
  public HandoffNotice failed(String reason, Duration retryAfter, Instant now) {
    if (attempts >= MOST_ATTEMPTS || isLate(now)) {
      return over(reason);
    }
    Instant asked = now.plus(retryAfter.compareTo(LATEST) < 0 ? retryAfter : LATEST);
    Instant own = nextAt == null ? now : nextAt;
    return next(attempts, asked.isAfter(own) ? asked : own, reason);
  }

  /** Whether nobody needs to hear of the change any more. */
  public boolean isLate(Instant now) {
    return now.isAfter(at.plus(LATEST));
  }

  /** Nothing more is done about it. */
  public HandoffNotice over(String how) {
    return next(attempts, null, how);
  }

  private HandoffNotice next(int tried, @Nullable Instant next, String how) {
    return new HandoffNotice(user, rule, contactMethod, schedule, edge, at, tried, next, how);
  }
}
