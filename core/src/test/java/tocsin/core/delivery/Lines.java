package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageCause;
import tocsin.core.incident.PageReason;
import tocsin.core.notification.PlannedNotification;

/**
 * Journal lines for stories: a page is named by its id and stands in the outbox where it is told.
 */
final class Lines {
  static final Instant THREE_AM = Instant.parse("2026-03-02T03:00:00Z");
  static final String ANN = "PANN";
  static final String BEN = "PBEN";

  private Lines() {}

  static JournalEntry.Planned planned(long position, String id, String user, Instant dueAt) {
    return planned(position, id, user, dueAt, Urgency.HIGH);
  }

  static JournalEntry.Planned planned(
      long position, String id, String user, Instant dueAt, Urgency urgency) {
    ContactMethod mail =
        new ContactMethod(
            new ContactMethodId("PMAIL"),
            ContactKind.EMAIL,
            "Work",
            user + "@example.org",
            0,
            true);
    return new JournalEntry.Planned(
        position,
        new PlannedNotification(
            new NotificationId(id),
            new IncidentId("QDISK"),
            1,
            "Disk full",
            "Database",
            new UserId(user),
            mail,
            urgency,
            PageReason.ASSIGNED,
            THREE_AM,
            dueAt));
  }

  static JournalEntry.Stopped stopped(long position, String user) {
    return new JournalEntry.Stopped(
        position,
        new IncidentId("QDISK"),
        new UserId(user),
        PageCause.ASSIGNMENT,
        THREE_AM,
        List.of());
  }

  static JournalEntry.Attempted attempted(String id, int attempt) {
    return new JournalEntry.Attempted(new NotificationId(id), attempt, THREE_AM);
  }

  static JournalEntry.Ended delivered(String id, int attempt) {
    return ended(id, attempt, new AttemptOutcome.Delivered("receipt"));
  }

  static JournalEntry.Ended postponed(String id, int attempt, Duration by) {
    Instant retryAt = THREE_AM.plus(by);
    return ended(id, attempt, new AttemptOutcome.Postponed("The mail server is down", retryAt));
  }

  private static JournalEntry.Ended ended(String id, int attempt, AttemptOutcome outcome) {
    Recipient to =
        new Recipient(
            new IncidentId("QDISK"), new UserId(ANN), ContactKind.EMAIL, "ann@example.org");
    return new JournalEntry.Ended(new NotificationId(id), attempt, THREE_AM, to, outcome);
  }

  static OpenNotifications replay(JournalEntry... lines) {
    OpenNotifications open = new OpenNotifications();
    List.of(lines).forEach(open::apply);
    return open;
  }
}
