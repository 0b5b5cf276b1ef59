package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.Lines.ANN;
import static tocsin.core.delivery.Lines.BEN;
import static tocsin.core.delivery.Lines.THREE_AM;
import static tocsin.core.delivery.Lines.attempted;
import static tocsin.core.delivery.Lines.delivered;
import static tocsin.core.delivery.Lines.planned;
import static tocsin.core.delivery.Lines.replay;
import static tocsin.core.delivery.Lines.stopped;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;

/** Pages that a provider took, and of which it promised to say whether they arrived. */
class ReceiptsTest {
  private static final Instant BY = THREE_AM.plusSeconds(60);
  private static final ReceiptKey KEY = new ReceiptKey("acme", "m1");
  private static final ReceiptKey OTHER = new ReceiptKey("acme", "m2");
  private static final Recipient TO =
      new Recipient(new IncidentId("QDISK"), new UserId(ANN), ContactKind.EMAIL, "ann");

  private static JournalEntry.Ended ended(String id, int attempt, AttemptOutcome outcome) {
    return new JournalEntry.Ended(new NotificationId(id), attempt, THREE_AM, TO, outcome);
  }

  private static JournalEntry.Ended taken(String id, ReceiptKey key, Instant by) {
    return ended(id, 1, new AttemptOutcome.Sent(key.providerId(), key.provider(), by));
  }

  private static JournalEntry.Received received(
      String id, ReceiptState state, @Nullable AttemptOutcome outcome) {
    return new JournalEntry.Received(
        new NotificationId(id), 1, THREE_AM, TO, state, "", outcome, 0);
  }

  /** Two pages in one message, and one in another, all taken by the provider. */
  private static OpenNotifications threeTaken() {
    return replay(
        planned(1, "N1", ANN, THREE_AM),
        planned(2, "N2", ANN, THREE_AM),
        planned(3, "N3", BEN, THREE_AM),
        attempted("N1", 1),
        attempted("N2", 1),
        attempted("N3", 1),
        taken("N1", KEY, BY),
        taken("N2", KEY, BY),
        taken("N3", OTHER, BY.plusSeconds(1)));
  }

  private static List<String> ids(List<OpenNotification> notifications) {
    return notifications.stream().map(each -> each.planned().id().value()).toList();
  }

  @Test
  void aReceiptIsAboutAllThatWentOutInItsMessage() {
    OpenNotifications open = threeTaken();
    assertThat(ids(open.awaiting(KEY))).containsExactly("N1", "N2");
    assertThat(ids(open.awaiting(OTHER))).containsExactly("N3");

    open.apply(received("N1", ReceiptState.ARRIVED, new AttemptOutcome.Delivered("m1")));
    assertThat(ids(open.awaiting(KEY))).containsExactly("N2");
    open.apply(received("N2", ReceiptState.ARRIVED, new AttemptOutcome.Delivered("m1")));
    assertThat(open.awaiting(KEY)).isEmpty();
    assertThat(open.size()).isEqualTo(1);
  }

  @Test
  void aReceiptIsOverdueFromItsTimeOn() {
    OpenNotifications open = threeTaken();
    assertThat(open.nextOverdue()).contains(BY);
    assertThat(open.overdueReceipts(BY.minusMillis(1))).isEmpty();
    assertThat(ids(open.overdueReceipts(BY))).containsExactly("N1", "N2");
    assertThat(ids(open.overdueReceipts(BY.plusSeconds(1)))).containsExactly("N1", "N2", "N3");

    open.apply(received("N1", ReceiptState.ARRIVED, new AttemptOutcome.Delivered("m1")));
    open.apply(received("N2", ReceiptState.ARRIVED, new AttemptOutcome.Delivered("m1")));
    assertThat(open.nextOverdue()).contains(BY.plusSeconds(1));
    open.apply(received("N3", ReceiptState.ARRIVED, new AttemptOutcome.Delivered("m2")));
    assertThat(open.nextOverdue()).isEmpty();
  }

  @Test
  void whatDidNotArriveIsDueAgainUnderAnotherKey() {
    OpenNotifications open = threeTaken();
    open.apply(received("N3", ReceiptState.FAILED, new AttemptOutcome.Postponed("Lost", BY)));
    assertThat(open.takeDue(ContactKind.EMAIL, BY.minusMillis(1), 9)).isEmpty();
    DueMessage again = open.takeDue(ContactKind.EMAIL, BY, 9).getFirst();
    assertThat(again.key()).isEqualTo(new NotificationId("N3.2"));
    assertThat(again.avoid()).containsExactly("acme");
  }

  @Test
  void whatIsSentAgainWaitsForTheReceiptOfItsNewMessageOnly() {
    OpenNotifications open = threeTaken();
    open.apply(received("N1", ReceiptState.FAILED, new AttemptOutcome.Postponed("Lost", BY)));
    assertThat(ids(open.awaiting(KEY))).containsExactly("N2");
    OpenNotification first = threeTaken().awaiting(OTHER).getFirst();
    OpenNotification third = sentAgain(sentAgain(first));
    assertThat(third.sentAs()).isEqualTo(new NotificationId("N3.3"));
  }

  @Test
  void whoseReceiptDidNotComeIsRememberedUntilItDoes() {
    OpenNotifications open = threeTaken();
    var unconfirmed = new AttemptOutcome.Unconfirmed("m1", "acme", null);
    open.apply(received("N1", ReceiptState.MISSING, unconfirmed));
    open.apply(received("N2", ReceiptState.MISSING, unconfirmed));
    assertThat(open.unheard(KEY))
        .containsExactly(
            new Unheard(new NotificationId("N1"), 1, TO, 0),
            new Unheard(new NotificationId("N2"), 1, TO, 0));
    assertThat(open.unheard(OTHER)).isEmpty();
    assertThat(open.size()).as("they are over all the same").isEqualTo(1);

    open.apply(received("N1", ReceiptState.ARRIVED, null));
    assertThat(open.unheard(KEY))
        .extracting(Unheard::notification)
        .containsExactly(new NotificationId("N2"));
  }

  @Test
  void anAnswerEndsTheWaitAndAReceiptThatComesLaterIsStillKnown() {
    OpenNotifications open = threeTaken();
    open.apply(stopped(9, BEN));
    assertThat(open.awaiting(OTHER)).isEmpty();
    assertThat(open.unheard(OTHER))
        .containsExactly(
            new Unheard(
                new NotificationId("N3"),
                1,
                Recipient.of(planned(3, "N3", BEN, THREE_AM).notification(), "ann"),
                0));
  }

  @Test
  void someWhoseReceiptsNeverCameAreForgotten() {
    OpenNotifications open = new OpenNotifications();
    for (int i = 0; i <= 2_000; i++) {
      var outcome = new AttemptOutcome.Unconfirmed("m" + i, "acme", null);
      open.apply(ended("N" + i, 1, outcome));
      assertThat(open.unheard(new ReceiptKey("acme", "m" + i))).hasSize(1);
    }
    assertThat(open.unheard(new ReceiptKey("acme", "m0"))).as("the oldest").isEmpty();
    assertThat(open.unheard(KEY)).hasSize(1);
  }

  @Test
  void aPageIsSentThreeTimesWhenReceiptsSayThatItFailedAndOnceMoreWhenNoneCome() {
    OpenNotification once = threeTaken().awaiting(OTHER).getFirst();
    assertThat(after(once, ReceiptState.FAILED, "no such number"))
        .isEqualTo(
            new AttemptOutcome.Postponed("acme could not bring it: no such number", THREE_AM));
    assertThat(after(once, ReceiptState.MISSING, ""))
        .isEqualTo(new AttemptOutcome.Postponed("acme did not say that it arrived", THREE_AM));
    assertThat(after(once, ReceiptState.ARRIVED, ""))
        .isEqualTo(new AttemptOutcome.Delivered("m2", "acme", BY));

    OpenNotification twice = sentAgain(once);
    assertThat(after(twice, ReceiptState.FAILED, " "))
        .isEqualTo(new AttemptOutcome.Postponed("acme could not bring it", THREE_AM));
    assertThat(after(twice, ReceiptState.MISSING, ""))
        .isEqualTo(new AttemptOutcome.Unconfirmed("m2", "acme", BY));
    assertThat(after(sentAgain(twice), ReceiptState.FAILED, ""))
        .isEqualTo(
            new AttemptOutcome.GivenUp("acme could not bring it. Given up after 3 messages"));
  }

  private static AttemptOutcome after(OpenNotification open, ReceiptState state, String reason) {
    return ReceiptRules.after(open, state, reason, BY, THREE_AM);
  }

  private static OpenNotification sentAgain(OpenNotification before) {
    return before.notBrought(THREE_AM).sent(before.awaited());
  }

  @Test
  void whatIsOverAndWhatWasTaken() {
    var waiting = new AttemptOutcome.Sent("m1", "acme", BY);
    var later = new AttemptOutcome.Postponed("Busy", BY);
    var full = new AttemptOutcome.Deferred("Full", BY);
    var repeated = new AttemptOutcome.Delivered("m1", "acme", BY);
    var hoped = new AttemptOutcome.Unconfirmed("m1", "acme", null);
    var hopedAndRepeated = new AttemptOutcome.Unconfirmed("m1", "acme", BY);
    var refused = new AttemptOutcome.Rejected("Unknown");
    var givenUp = new AttemptOutcome.GivenUp("Too often");
    var arrived = delivered("N1", 1).outcome();
    assertThat(List.of(arrived, hoped, refused, givenUp)).allMatch(AttemptOutcome::isFinal);
    assertThat(List.of(waiting, later, full, repeated, hopedAndRepeated))
        .noneMatch(AttemptOutcome::isFinal);
    assertThat(List.of(arrived, waiting, hoped)).allMatch(AttemptOutcome::isTaken);
    assertThat(List.of(refused, givenUp, later, full)).noneMatch(AttemptOutcome::isTaken);
  }
}
