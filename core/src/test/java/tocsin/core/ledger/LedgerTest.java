package tocsin.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.Recipient;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageCause;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.notification.PlannedNotification;

class LedgerTest {
  private static final Instant THREE_AM = Instant.parse("2026-03-02T03:00:00Z");
  private static final NotificationId PAGE = new NotificationId("QPAGE");
  private static final IncidentId DISK = new IncidentId("QDISK");
  private static final UserId ANN = new UserId("PANN");

  private @Nullable LedgerEntry entry;

  @Test
  void aNotificationIsPlannedTriedTwiceAndDelivered() {
    comes(planned(), attempted(1), ended(1, postponed()), attempted(2), ended(2, delivered()));

    assertThat(entry().state()).isEqualTo(State.DELIVERED);
    assertThat(entry().endedAt()).isEqualTo(at(2));
    assertThat(entry().startedAt()).contains(at(1).minusSeconds(1));
    assertThat(entry().attempts())
        .extracting(LedgerEntry.Attempt::outcome)
        .containsExactly(postponed(), delivered());
  }

  @Test
  void anAnswerBeforeItsTimeStopsIt() {
    comes(planned(), stopped());

    assertThat(entry().state()).isEqualTo(State.STOPPED);
    assertThat(entry().attempts()).isEmpty();
  }

  @Test
  void whatWasDeliveredIsNotStoppedAnyMore() {
    comes(planned(), attempted(1), ended(1, delivered()), stopped());

    assertThat(entry().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void theSameLinesAgainChangeNothing() {
    JournalEntry[] night = {
      planned(), attempted(1), ended(1, postponed()), attempted(2), ended(2, delivered())
    };
    comes(night);
    LedgerEntry once = entry();
    comes(night);

    assertThat(entry()).isEqualTo(once);
  }

  @Test
  void ofALostLedgerAsMuchIsMadeAsTheLineTells() {
    comes(ended(3, new AttemptOutcome.Rejected("No such number")));

    assertThat(entry().state()).isEqualTo(State.REJECTED);
    assertThat(entry().address()).isEqualTo("ann@new.example.org");
    assertThat(entry().attempts()).hasSize(1);
    assertThat(Ledger.after(null, attempted(1))).isEmpty();
  }

  private void comes(JournalEntry... lines) {
    for (JournalEntry line : lines) {
      assertThat(Ledger.concerns(line)).containsExactly(PAGE);
      Optional<LedgerEntry> after = Ledger.after(entry, line);
      entry = after.orElse(null);
    }
  }

  private LedgerEntry entry() {
    return Objects.requireNonNull(entry);
  }

  private static Instant at(int attempt) {
    return THREE_AM.plus(Duration.ofMinutes(attempt));
  }

  private static JournalEntry planned() {
    ContactMethod mail =
        new ContactMethod(
            new ContactMethodId("PMAIL"), ContactKind.EMAIL, "Work", "ann@example.org", 0, true);
    return new JournalEntry.Planned(
        1,
        new PlannedNotification(
            PAGE,
            DISK,
            1,
            "Disk full",
            "Database",
            ANN,
            mail,
            Urgency.HIGH,
            PageReason.ASSIGNED,
            THREE_AM,
            THREE_AM));
  }

  private static JournalEntry attempted(int attempt) {
    return new JournalEntry.Attempted(PAGE, attempt, at(attempt).minusSeconds(1));
  }

  private static JournalEntry ended(int attempt, AttemptOutcome outcome) {
    return new JournalEntry.Ended(
        PAGE,
        attempt,
        at(attempt),
        new Recipient(DISK, ANN, ContactKind.EMAIL, "ann@new.example.org"),
        outcome);
  }

  private static JournalEntry stopped() {
    return new JournalEntry.Stopped(2, DISK, ANN, PageCause.ASSIGNMENT, at(9), List.of(PAGE));
  }

  private static AttemptOutcome postponed() {
    return new AttemptOutcome.Postponed("The mail server is down", at(2));
  }

  private static AttemptOutcome delivered() {
    return new AttemptOutcome.Delivered("receipt");
  }
}
