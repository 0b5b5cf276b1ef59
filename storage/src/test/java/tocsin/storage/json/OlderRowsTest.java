package tocsin.storage.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.DueMessage;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.OpenNotifications;
import tocsin.core.delivery.OutboxCursor;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.delivery.Reach;
import tocsin.core.id.NotificationId;
import tocsin.core.incident.PageCause;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.logentry.LogEntry;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.OutboxMessage;

/**
 * Rows about notifications as they were written before there were receipts, repetitions, bundles
 * and lanes: they are read, and what was open goes on.
 */
class OlderRowsTest {
  private static final Instant THREE = Instant.ofEpochMilli(1_790_000_000_000L);

  private static String planned(String id) {
    return """
    {"id":"%s","incident":"Q1","number":7,"title":"Disk full","serviceName":"Database",\
    "user":"U1","contactMethod":{"id":"C1","kind":"EMAIL","label":"Work",\
    "address":"ann@example.org","countryCode":0,"verified":true},"urgency":"HIGH",\
    "reason":"ASSIGNED","assignedAt":1790000000000,"dueAt":1790000000000}\
    """
        .formatted(id);
  }

  private static JournalEntry line(String json) {
    return JsonForms.JOURNAL_ENTRY.read(json);
  }

  private static JournalEntry.Ended ended(String outcome) {
    return (JournalEntry.Ended)
        line(
            """
            {"kind":"ended","notification":"N1","attempt":1,"at":1790000000000,"to":{"incident":"Q1",\
            "user":"U1","medium":"EMAIL","address":"ann@example.org"},"outcome":%s}\
            """
                .formatted(outcome));
  }

  @Test
  void aJournalFromBeforeReceiptsAndRepetitionsIsReplayedAndWhatWasOpenGoesOn() {
    OpenNotifications open = new OpenNotifications();
    for (String row :
        List.of( // as one generation held them
            """
            {"kind":"carried","notification":{"planned":%s,"outboxPosition":1,"attempts":1,\
            "inDoubt":true,"dueAt":1790000000000}}
            """
                .formatted(planned("N1")),
            """
            {"kind":"opened","outboxPosition":1}
            """,
            """
            {"kind":"planned","outboxPosition":2,"notification":%s}
            """
                .formatted(planned("N2")),
            """
            {"kind":"planned","outboxPosition":3,"notification":%s}
            """
                .formatted(planned("N3")),
            """
            {"kind":"attempted","notification":"N2","attempt":1,"at":1790000000000}
            """)) {
      open.apply(line(row));
    }
    open.apply(
        line(
            """
            {"kind":"ended","notification":"N2","attempt":1,"at":1790000000000,"to":{"incident":"Q1",\
            "user":"U1","medium":"EMAIL","address":"ann@example.org"},\
            "outcome":{"kind":"delivered","providerId":"7"}}
            """));

    assertThat(open.all())
        .extracting(n -> n.planned().id().value(), OpenNotification::attempts)
        .containsExactly(tuple("N1", 1), tuple("N3", 0));
    assertThat(open.all()).allMatch(n -> n.reach().equals(Reach.NONE));
    assertThat(open.cursor().of(OutboxLane.LOW)).isEqualTo(1);
    assertThat(open.cursor().of(OutboxLane.NOW)).isEqualTo(3);
    open.repeatInDoubt();
    assertThat(open.takeDue(ContactKind.EMAIL, THREE, 10))
        .extracting(DueMessage::key)
        .as("what was in flight has the key that it had")
        .containsExactly(new NotificationId("N1"), new NotificationId("N3"));
  }

  @Test
  void aStopFromBeforeThereWereCausesStopsWhatWasAssigned() {
    assertThat(
            line(
                """
                {"kind":"stopped","outboxPosition":4,"incident":"Q1","user":"U1","at":1790000000000}
                """))
        .isInstanceOfSatisfying(
            JournalEntry.Stopped.class,
            stopped -> {
              assertThat(stopped.cause()).isEqualTo(PageCause.ASSIGNMENT);
              assertThat(stopped.spared()).isEmpty();
              assertThat(stopped.reached()).isEmpty();
            });
  }

  @Test
  void aBeginningFromBeforeThereWereLanesCountsForEveryLane() {
    OpenNotifications open = new OpenNotifications();
    open.apply(line("{\"kind\":\"opened\",\"outboxPosition\":9}"));

    assertThat(open.cursor()).isEqualTo(OutboxCursor.at(9));
  }

  @Test
  void anEndFromBeforeThereWereSeveralProvidersIsFinal() {
    JournalEntry.Ended delivered = ended("{\"kind\":\"delivered\",\"providerId\":\"7\"}");

    assertThat(delivered.outcome()).isEqualTo(new AttemptOutcome.Delivered("7"));
    assertThat(delivered.outcome().isFinal()).isTrue();
    assertThat(delivered.bundle()).isNull();
    assertThat(delivered.repeat()).isZero();
    assertThat(
            ended("{\"kind\":\"postponed\",\"reason\":\"down\",\"retryAt\":1790000000000}")
                .outcome())
        .isEqualTo(new AttemptOutcome.Postponed("down", THREE));
  }

  @Test
  void aRowOfTheLedgerFromBeforeReceiptsIsComplete() {
    LedgerEntry entry =
        JsonForms.LEDGER_ENTRY.read(
            """
            {"id":"N1","incident":"Q1","user":"U1","medium":"EMAIL","address":"ann@example.org",\
            "reason":"ASSIGNED","plannedAt":1790000000000,"dueAt":1790000000000,\
            "state":"DELIVERED","attempts":[{"number":1,"at":1790000000000,\
            "outcome":{"kind":"delivered","providerId":"7"},"endedAt":1790000000000}],\
            "endedAt":1790000000000}
            """);

    assertThat(entry.urgency()).isNull();
    assertThat(entry.state()).isEqualTo(State.DELIVERED);
    assertThat(entry.goesOn()).isFalse();
    assertThat(entry.attempts())
        .containsExactly(
            new LedgerEntry.Attempt(1, THREE, new AttemptOutcome.Delivered("7"), THREE));
  }

  @Test
  void anOrderFromBeforeRepetitionsIsSentOnce() {
    OutboxMessage order =
        JsonForms.OUTBOX_MESSAGE.read(
            "{\"kind\":\"notify\",\"notification\":" + planned("N1") + "}");

    assertThat(order)
        .isInstanceOfSatisfying(
            OutboxMessage.Notify.class,
            notify -> {
              PlannedNotification notification = notify.notification();
              assertThat(notification.repeatEvery()).isNull();
              assertThat(notification.service()).isNull();
            });
  }

  @Test
  void aLineOfTheTimelineFromBeforeBundlesStandsAlone() {
    LogEntry entry =
        JsonForms.LOG_ENTRY.read(
            """
            {"kind":"attempt","id":"L1","incident":"Q1","at":1790000000000,"user":"U1",\
            "notification":"N1","medium":"EMAIL","address":"ann@example.org","attempt":1,\
            "outcome":{"kind":"delivered","providerId":"7"}}
            """);

    assertThat(entry)
        .isInstanceOfSatisfying(
            LogEntry.OfAttempt.class, attempt -> assertThat(attempt.bundle()).isNull());
  }
}
