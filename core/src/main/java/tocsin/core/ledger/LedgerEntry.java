package tocsin.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.Bundle;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;

/**
 * One notification from plan to end.
 *
 * @param reason why they were asked; null when the line of the plan was lost
 * @param plannedAt when the person was asked
 * @param dueAt when the first attempt was due
 * @param endedAt null while it is open
 * @param urgency null when the line of the plan was lost, or an older version wrote it
 */
public record LedgerEntry(
    NotificationId id,
    IncidentId incident,
    UserId user,
    ContactKind medium,
    String address,
    @Nullable PageReason reason,
    Instant plannedAt,
    Instant dueAt,
    State state,
    List<Attempt> attempts,
    @Nullable Instant endedAt,
    @Nullable Urgency urgency) {
  public LedgerEntry {
    attempts = List.copyOf(attempts);
  }

  /** As older versions wrote it. */
  public LedgerEntry(
      NotificationId id,
      IncidentId incident,
      UserId user,
      ContactKind medium,
      String address,
      @Nullable PageReason reason,
      Instant plannedAt,
      Instant dueAt,
      State state,
      List<Attempt> attempts,
      @Nullable Instant endedAt) {
    this(
        id, incident, user, medium, address, reason, plannedAt, dueAt, state, attempts, endedAt,
        null);
  }

  /** How far it has come. */
  public enum State {
    /** Waits for its time, is under way, or will be tried again. */
    OPEN,
    DELIVERED,
    REJECTED,
    GIVEN_UP,
    /** Was not sent, because it was answered before. */
    STOPPED
  }

  /**
   * One try to hand it over.
   *
   * @param outcome null while nobody knows it
   * @param endedAt null while it is under way
   * @param bundle what it went out in together with others; null when alone, or while it is under
   *     way
   */
  public record Attempt(
      int number,
      Instant at,
      @Nullable AttemptOutcome outcome,
      @Nullable Instant endedAt,
      @Nullable Bundle bundle) {
    /** Alone. */
    public Attempt(
        int number, Instant at, @Nullable AttemptOutcome outcome, @Nullable Instant endedAt) {
      this(number, at, outcome, endedAt, null);
    }
  }

  /** When the first attempt began; empty when there was none. */
  public Optional<Instant> startedAt() {
    return attempts.stream().findFirst().map(Attempt::at);
  }
}
