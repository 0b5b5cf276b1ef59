package tocsin.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.ReceiptState.FAILED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.Finding.Kind;
import tocsin.core.ledger.LedgerEntry.Attempt;
import tocsin.core.ledger.LedgerEntry.Receipt;
import tocsin.core.ledger.LedgerEntry.State;

class PageTallyTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final AttemptOutcome DELIVERED = new AttemptOutcome.Delivered("p");
  private static final DeliveryTarget TARGET =
      new DeliveryTarget(Duration.ofSeconds(30), Duration.ofSeconds(300));

  private final PageTally tally = new PageTally(TARGET, NOON.plusSeconds(60));

  private static LedgerEntry entry(
      String id, @Nullable Urgency urgency, State state, Attempt... attempts) {
    return new LedgerEntry(
        new NotificationId(id),
        new IncidentId("Q1"),
        new UserId("ANN"),
        ContactKind.EMAIL,
        "ann@example.org",
        PageReason.ASSIGNED,
        NOON,
        NOON,
        state,
        List.of(attempts),
        state == State.OPEN ? null : NOON,
        urgency);
  }

  private static Attempt attempt(int number, long seconds, @Nullable AttemptOutcome outcome) {
    Instant at = NOON.plusSeconds(seconds);
    return new Attempt(number, at, outcome, outcome == null ? null : at);
  }

  private List<Kind> kinds(LedgerEntry... entries) {
    return List.of(entries).stream()
        .flatMap(entry -> tally.add(entry).stream())
        .map(Finding::kind)
        .toList();
  }

  @Test
  void whatIsDeliveredInTimeIsRight() {
    assertThat(kinds(entry("N", Urgency.HIGH, State.DELIVERED, attempt(1, 30, DELIVERED))))
        .isEmpty();
    assertThat(tally.in(State.DELIVERED)).isEqualTo(1);
    assertThat(tally.planned()).isEqualTo(1);
    assertThat(tally.attempts()).isEqualTo(1);
  }

  @Test
  void whatIsDeliveredLaterThanItsUrgencyAllowsIsLate() {
    assertThat(kinds(entry("N", Urgency.HIGH, State.DELIVERED, attempt(1, 31, DELIVERED))))
        .containsExactly(Kind.LATE);
    assertThat(kinds(entry("M", Urgency.LOW, State.DELIVERED, attempt(1, 31, DELIVERED))))
        .doesNotContain(Kind.LATE);
  }

  @Test
  void whatIsDeliveredTwiceIsADuplicate() {
    assertThat(
            kinds(
                entry(
                    "N",
                    Urgency.HIGH,
                    State.DELIVERED,
                    attempt(1, 1, DELIVERED),
                    attempt(2, 2, DELIVERED))))
        .containsExactly(Kind.DUPLICATE);
  }

  @Test
  void anAttemptThatACrashCutOffIsRepeatedAndNotADuplicate() {
    assertThat(
            kinds(
                entry(
                    "N",
                    Urgency.HIGH,
                    State.DELIVERED,
                    attempt(1, 1, null),
                    attempt(2, 2, DELIVERED))))
        .isEmpty();
    assertThat(tally.cutOff()).isEqualTo(1);
  }

  @Test
  void theSamePageUnderTwoNamesIsADuplicateUnlessOneWasNotSent() {
    LedgerEntry sent = entry("N", Urgency.HIGH, State.DELIVERED, attempt(1, 1, DELIVERED));
    LedgerEntry again = entry("M", Urgency.HIGH, State.DELIVERED, attempt(1, 1, DELIVERED));

    assertThat(kinds(entry("L", Urgency.HIGH, State.STOPPED), sent)).isEmpty();
    assertThat(kinds(again)).containsExactly(Kind.DUPLICATE);
  }

  @Test
  void anOpenOneThatTheOutboxHoldsIsLateOnceItsTimeHasPassed() {
    assertThat(tally.waiting(entry("N", Urgency.HIGH, State.OPEN))).hasSize(1);
    assertThat(tally.waiting(entry("M", Urgency.LOW, State.OPEN))).isEmpty();
    Attempt postponed = attempt(1, 1, new AttemptOutcome.Postponed("busy", NOON.plusSeconds(50)));
    assertThat(tally.waiting(entry("K", Urgency.HIGH, State.OPEN, postponed))).isEmpty();
  }

  @Test
  void whatWasTakenTwiceThoughNothingSaidThatItFailedIsADuplicate() {
    AttemptOutcome sent = new AttemptOutcome.Sent("p", "red", NOON);
    AttemptOutcome again = new AttemptOutcome.Postponed("No route", NOON);
    Attempt failed =
        new Attempt(1, NOON, sent, NOON, null, new Receipt(FAILED, "", NOON, again), 0);

    assertThat(kinds(entry("N", Urgency.HIGH, State.SENT, failed, attempt(2, 2, sent)))).isEmpty();
    PageTally another = new PageTally(TARGET, NOON);
    assertThat(
            another.add(
                entry("N", Urgency.HIGH, State.SENT, attempt(1, 1, sent), attempt(2, 2, sent))))
        .extracting(Finding::kind)
        .containsExactly(Kind.DUPLICATE);
  }

  @Test
  void whatIsToFollowIsSaidWhenNobodyIsAtItAnyMore() {
    AttemptOutcome sent = new AttemptOutcome.Sent("p", "red", NOON);
    AttemptOutcome again = new AttemptOutcome.Postponed("No route", NOON);
    AttemptOutcome repeated = new AttemptOutcome.Delivered("p", "red", NOON);
    Attempt failed =
        new Attempt(1, NOON, sent, NOON, null, new Receipt(FAILED, "", NOON, again), 0);
    LedgerEntry notAgain = entry("N", Urgency.HIGH, State.OPEN, failed);
    LedgerEntry unheard = entry("M", Urgency.HIGH, State.DELIVERED, attempt(1, 1, sent));
    LedgerEntry unrepeated = entry("L", Urgency.HIGH, State.DELIVERED, attempt(1, 1, repeated));
    LedgerEntry over = entry("K", Urgency.HIGH, State.DELIVERED, attempt(1, 1, DELIVERED));

    assertThat(List.of(notAgain, unheard, unrepeated)).allMatch(LedgerEntry::goesOn);
    assertThat(over.goesOn()).isFalse();
    assertThat(PageTally.lost(notAgain).sentence()).contains("not sent again", "No route");
    assertThat(PageTally.lost(unheard).sentence()).contains("no receipt");
    assertThat(PageTally.lost(unrepeated).sentence()).contains("repeated");
  }
}
