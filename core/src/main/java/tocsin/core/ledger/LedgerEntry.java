package tocsin.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.Bundle;
import tocsin.core.delivery.ReceiptState;
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
    /** A provider took it and promised a receipt, which has not come. Over once it has an end. */
    SENT,
    /** A provider took it that promises nothing more, or said that it arrived. */
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
   * @param receipt what was heard later; null when nothing was
   * @param repeat 0 for the first time, 1 when the person is told for the second time, and so on
   */
  public record Attempt(
      int number,
      Instant at,
      @Nullable AttemptOutcome outcome,
      @Nullable Instant endedAt,
      @Nullable Bundle bundle,
      @Nullable Receipt receipt,
      int repeat) {
    /** For the first time, and nothing was heard of it. */
    public Attempt(
        int number, Instant at, @Nullable AttemptOutcome outcome, @Nullable Instant endedAt) {
      this(number, at, outcome, endedAt, null, null, 0);
    }

    /**
     * What becomes of the notification after it, by its receipt if that decided; null when nobody
     * knows, or when a receipt came after the notification's end.
     */
    public @Nullable AttemptOutcome follows() {
      return receipt == null ? outcome : receipt.outcome();
    }
  }

  /**
   * What was heard of an attempt after a provider took it.
   *
   * @param reason why it failed; empty when it did not, or nobody says
   * @param outcome what became of the notification then; null when it came after its end
   */
  public record Receipt(
      ReceiptState state, String reason, Instant at, @Nullable AttemptOutcome outcome) {}

  /** Whether the person was sent it, as far as anybody knows. */
  public boolean isOut() {
    return state == State.DELIVERED || state == State.SENT;
  }

  /**
   * Whether more is to follow: its time is to come, it is under way, waits for a receipt, or is to
   * go out again. An answer may have ended that without a line that says so: what went out stays
   * what it is.
   */
  public boolean goesOn() {
    return switch (state) {
      case OPEN -> true;
      case SENT, DELIVERED -> !attempts.isEmpty() && goesOn(attempts.getLast());
      case REJECTED, GIVEN_UP, STOPPED -> false;
    };
  }

  private boolean goesOn(Attempt last) {
    AttemptOutcome follows = last.follows();
    if (follows == null) {
      return last.receipt() == null;
    }
    // A stop is noted as the end of what waits for its first receipt.
    boolean stopped =
        state == State.SENT && endedAt != null && follows instanceof AttemptOutcome.Sent;
    return !stopped && !follows.isFinal();
  }

  /** When the first attempt began; empty when there was none. */
  public Optional<Instant> startedAt() {
    return attempts.stream().findFirst().map(Attempt::at);
  }
}
