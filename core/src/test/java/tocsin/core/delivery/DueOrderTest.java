package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.Lines.ANN;
import static tocsin.core.delivery.Lines.BEN;
import static tocsin.core.delivery.Lines.THREE_AM;
import static tocsin.core.delivery.Lines.planned;
import static tocsin.core.delivery.Lines.replay;
import static tocsin.core.delivery.Lines.stopped;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;

/** Pages that are due and wait for room in their channel. */
class DueOrderTest {
  private static final Instant SOON = THREE_AM.plusSeconds(30);

  private static List<String> take(OpenNotifications open, int max) {
    return open.takeDue(ContactKind.EMAIL, THREE_AM, max).stream()
        .map(message -> message.key().value())
        .toList();
  }

  @Test
  void whatIsAnsweredWhileItWaitsForRoomIsNotTaken() {
    OpenNotifications open =
        replay(planned(1, "N1", ANN, THREE_AM), planned(2, "N2", BEN, THREE_AM));
    assertThat(take(open, 1)).containsExactly("N1");
    assertThat(open.waiting()).isEqualTo(1);

    open.apply(stopped(9, BEN));
    assertThat(open.waiting()).isZero();
    assertThat(open.nextDue(ContactKind.EMAIL)).isEmpty();
    assertThat(take(open, 9)).isEmpty();
  }

  @Test
  void oneThatEndsLeavesTheOthersOfThatPersonWaiting() {
    OpenNotifications open =
        replay(
            planned(1, "N1", ANN, THREE_AM),
            planned(2, "N2", ANN, THREE_AM),
            planned(3, "N3", ANN, THREE_AM, Urgency.LOW));
    assertThat(take(open, 0)).isEmpty();
    assertThat(open.waiting()).as("of both urgencies").isEqualTo(3);

    Recipient to =
        new Recipient(
            new IncidentId("QDISK"), new UserId(ANN), ContactKind.EMAIL, "ann@example.org");
    var gone = new AttemptOutcome.Rejected("No such contact method");
    open.apply(new JournalEntry.Ended(new NotificationId("N1"), 1, THREE_AM, to, gone));
    assertThat(open.waiting()).isEqualTo(2);
    assertThat(take(open, 9)).containsExactly("N2", "N3");
  }

  @Test
  void anAnswerStopsWhatIsLeftAfterOthersHaveEnded() {
    OpenNotifications open =
        replay(
            planned(1, "N1", ANN, THREE_AM),
            planned(2, "N2", ANN, SOON),
            planned(3, "N3", ANN, SOON),
            Lines.attempted("N1", 1),
            Lines.delivered("N1", 1));
    open.apply(stopped(3, ANN));
    assertThat(open.all())
        .as("what was planned before")
        .extracting(one -> one.planned().id().value())
        .containsExactly("N3");
    assertThat(open.cursor().of(OutboxLane.STOPS)).isEqualTo(3);
    open.apply(stopped(4, ANN));
    assertThat(open.size()).isZero();
  }

  @Test
  void theNextIsTheSoonestWhateverItsUrgency() {
    OpenNotifications open =
        replay(
            planned(1, "N1", ANN, SOON.plusSeconds(30)),
            planned(2, "N2", ANN, SOON, Urgency.LOW),
            planned(3, "N3", BEN, SOON.plusSeconds(60)));
    assertThat(open.nextDue(ContactKind.EMAIL)).contains(SOON);
    assertThat(open.nextDue(ContactKind.SMS)).isEmpty();
  }

  @Test
  void aMessageThatCarriesWhatIsLeftOfABundleIsStillOne() {
    OpenNotification first = OpenNotification.from(planned(1, "N1", ANN, THREE_AM));
    OpenNotification second = OpenNotification.from(planned(2, "N2", ANN, THREE_AM));
    NotificationId name = new NotificationId("N1");
    assertThat(new DueMessage(name, List.of(first)).bundle()).as("alone").isNull();
    assertThat(new DueMessage(name, List.of(first, second)).bundle())
        .isEqualTo(new Bundle(name, 2));
    assertThat(new DueMessage(name, List.of(second)).bundle())
        .as("the other was answered meanwhile")
        .isEqualTo(new Bundle(name, 1));
  }

  @Test
  void aMessageIsARepetitionOnlyWhenAllOfItReachedThePersonBefore() {
    OpenNotification fresh = OpenNotification.from(planned(1, "N1", ANN, THREE_AM));
    OpenNotification told = OpenNotification.from(planned(2, "N2", ANN, THREE_AM)).toRepeat(SOON);
    NotificationId name = new NotificationId("N1");
    assertThat(new DueMessage(name, List.of(fresh, told)).reached()).isZero();
    assertThat(new DueMessage(name, List.of(told, told)).reached()).isEqualTo(1);
  }
}
