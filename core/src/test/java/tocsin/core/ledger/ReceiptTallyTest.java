package tocsin.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.Bundle;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.Asked.Waits;
import tocsin.core.ledger.Finding.Kind;
import tocsin.core.ledger.LedgerEntry.Attempt;
import tocsin.core.ledger.LedgerEntry.Receipt;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.ledger.ReceiptTally.Heard;

/** What providers said afterwards, counted and held against what had to follow. */
class ReceiptTallyTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final AttemptOutcome AGAIN = new AttemptOutcome.Postponed("No route", NOON);
  private static final AttemptOutcome GIVEN_UP = new AttemptOutcome.GivenUp("No route");
  private static final AttemptOutcome OVER = new AttemptOutcome.Unconfirmed("id", "red", null);

  private final ReceiptTally tally = new ReceiptTally();

  private static LedgerEntry entry(State state, Attempt... attempts) {
    return new LedgerEntry(
        new NotificationId("N"),
        new IncidentId("Q1"),
        new UserId("ANN"),
        ContactKind.SMS,
        "5551234",
        PageReason.ASSIGNED,
        NOON,
        NOON,
        state,
        List.of(attempts),
        null,
        Urgency.HIGH);
  }

  private static Attempt sent(int number, String provider, @Nullable Receipt receipt) {
    return attempt(number, new AttemptOutcome.Sent("id" + number, provider, NOON), receipt, null);
  }

  private static Attempt attempt(
      int number,
      @Nullable AttemptOutcome outcome,
      @Nullable Receipt receipt,
      @Nullable Bundle bundle) {
    return new Attempt(number, NOON, outcome, NOON, bundle, receipt, 0);
  }

  private static Receipt receipt(ReceiptState state, @Nullable AttemptOutcome outcome) {
    return new Receipt(state, "", NOON, outcome);
  }

  private static Receipt arrived() {
    return receipt(ReceiptState.ARRIVED, new AttemptOutcome.Delivered("id"));
  }

  private List<Kind> kinds(LedgerEntry entry) {
    return tally.add(entry, Waits.NOWHERE).stream().map(Finding::kind).toList();
  }

  private Map<Heard, Long> heardOf(String provider) {
    return tally.ways().getOrDefault(new ReceiptTally.Way(ContactKind.SMS, provider), Map.of());
  }

  @Test
  void eachProvidersReceiptsAreCounted() {
    assertThat(kinds(entry(State.DELIVERED, sent(1, "red", arrived())))).isEmpty();
    assertThat(
            kinds(
                entry(
                    State.DELIVERED,
                    sent(1, "red", receipt(ReceiptState.FAILED, AGAIN)),
                    sent(2, "blue", receipt(ReceiptState.MISSING, AGAIN)),
                    sent(3, "red", arrived()))))
        .isEmpty();
    assertThat(tally.add(entry(State.SENT, sent(1, "blue", null)), Waits.IN_OUTBOX)).isEmpty();
    assertThat(kinds(entry(State.SENT, sent(1, "blue", null)))).isEmpty();

    assertThat(heardOf("red"))
        .isEqualTo(Map.of(Heard.ARRIVED, 2L, Heard.FAILED, 1L, Heard.FAILED_AND_AGAIN, 1L));
    assertThat(heardOf("blue"))
        .isEqualTo(
            Map.of(
                Heard.MISSING,
                1L,
                Heard.MISSING_AND_AGAIN,
                1L,
                Heard.AWAITED,
                1L,
                Heard.UNAWAITED,
                1L));
  }

  @Test
  void whoPromisesNoReceiptIsNotSpokenOf() {
    assertThat(
            kinds(
                entry(State.DELIVERED, attempt(1, new AttemptOutcome.Delivered("id"), null, null))))
        .isEmpty();
    assertThat(tally.ways()).isEmpty();
  }

  @Test
  void whatIsGivenUpBeforeItsThirdMessageIsLost() {
    Attempt first = sent(1, "red", receipt(ReceiptState.FAILED, AGAIN));
    Attempt second = sent(2, "blue", receipt(ReceiptState.FAILED, AGAIN));
    Attempt third = sent(3, "red", receipt(ReceiptState.FAILED, GIVEN_UP));

    assertThat(kinds(entry(State.GIVEN_UP, first, second, third))).isEmpty();
    assertThat(kinds(entry(State.GIVEN_UP, first, third))).containsExactly(Kind.LOST);
    assertThat(kinds(entry(State.GIVEN_UP, third))).containsExactly(Kind.LOST);
  }

  @Test
  void whatIsNeverHeardOfGoesOutOnceMoreAndNoMore() {
    Attempt first = sent(1, "red", receipt(ReceiptState.MISSING, AGAIN));
    Attempt second = sent(2, "red", receipt(ReceiptState.MISSING, OVER));

    assertThat(kinds(entry(State.SENT, first, second))).isEmpty();
    assertThat(kinds(entry(State.SENT, second))).containsExactly(Kind.LOST);
  }

  @Test
  void aReceiptThatComesAfterTheEndChangesNothing() {
    Attempt first = sent(1, "red", receipt(ReceiptState.MISSING, AGAIN));

    assertThat(kinds(entry(State.SENT, sent(1, "red", receipt(ReceiptState.FAILED, null)))))
        .isEmpty();
    assertThat(kinds(entry(State.SENT, first, sent(2, "red", receipt(ReceiptState.FAILED, OVER)))))
        .isEmpty();
  }

  @Test
  void twoArrivalsOfOnePageAreCountedAndNoFault() {
    Attempt late = sent(1, "red", receipt(ReceiptState.ARRIVED, AGAIN));

    assertThat(kinds(entry(State.DELIVERED, late, sent(2, "blue", arrived())))).isEmpty();

    assertThat(heardOf("blue")).containsEntry(Heard.TWICE, 1L);
    assertThat(heardOf("red")).containsEntry(Heard.MISSING_AND_AGAIN, 1L);
  }

  @Test
  void aReceiptForWhatNobodyTookBelongsToNothing() {
    Attempt refused = attempt(1, new AttemptOutcome.Rejected("No such number"), arrived(), null);

    assertThat(kinds(entry(State.DELIVERED, refused))).containsExactly(Kind.DUPLICATE);
    assertThat(kinds(entry(State.DELIVERED, attempt(1, null, arrived(), null))))
        .containsExactly(Kind.DUPLICATE);
    assertThat(heardOf("")).containsEntry(Heard.STRAY, 2L);
  }

  @Test
  void aMessageOfSeveralNotificationsIsOneMessage() {
    AttemptOutcome sent = new AttemptOutcome.Sent("id", "red", NOON);
    for (int i = 0; i < 3; i++) {
      Bundle bundle = new Bundle(new NotificationId("N"), 3);
      assertThat(kinds(entry(State.DELIVERED, attempt(1, sent, arrived(), bundle)))).isEmpty();
    }

    assertThat(heardOf("red")).isEqualTo(Map.of(Heard.ARRIVED, 1L));
  }
}
