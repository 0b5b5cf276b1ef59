package tocsin.core.ledger;

import java.time.Instant;

/**
 * Something that was accepted or promised and isn't accounted for.
 *
 * @param about what it concerns, with its id
 * @param at when that came
 * @param sentence what is wrong with it, to be read behind {@code about}
 */
public record Finding(Kind kind, Stage stage, String about, Instant at, String sentence) {
  /** What is wrong. */
  public enum Kind {
    /** It should be there and is not. */
    LOST,
    /** It was or is done later than it should be. */
    LATE,
    /** It is there more often than it should be. */
    DUPLICATE
  }

  /** Between which two steps of the road the account doesn't balance. */
  public enum Stage {
    EVENT_TO_ALERT,
    INCIDENT_TO_PLAN,
    PLAN_TO_OUTCOME,
    OUTCOME_TO_RECEIPT
  }
}
