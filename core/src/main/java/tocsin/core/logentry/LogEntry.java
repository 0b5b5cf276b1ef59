package tocsin.core.logentry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.Bundle;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Fact;

/** One line of the timeline. Made from what the main road recorded, and rebuilt from it at will. */
public sealed interface LogEntry {
  LogEntryId id();

  IncidentId incident();

  Instant at();

  /** Something happened to the incident. */
  record OfFact(Fact fact) implements LogEntry {
    @Override
    public LogEntryId id() {
      return fact.id();
    }

    @Override
    public IncidentId incident() {
      return fact.incident();
    }

    @Override
    public Instant at() {
      return fact.at();
    }
  }

  /** Somebody was notified, or could not be. */
  record OfAttempt(
      LogEntryId id,
      IncidentId incident,
      Instant at,
      UserId user,
      NotificationId notification,
      ContactKind medium,
      String address,
      int attempt,
      AttemptOutcome outcome,
      @Nullable Bundle bundle)
      implements LogEntry {
    /** Alone, not in one message with others. */
    public OfAttempt(
        LogEntryId id,
        IncidentId incident,
        Instant at,
        UserId user,
        NotificationId notification,
        ContactKind medium,
        String address,
        int attempt,
        AttemptOutcome outcome) {
      this(id, incident, at, user, notification, medium, address, attempt, outcome, null);
    }
  }

  /** A notification that was planned and is not sent, because it was answered before. */
  record OfStop(LogEntryId id, IncidentId incident, Instant at, UserId user) implements LogEntry {}
}
