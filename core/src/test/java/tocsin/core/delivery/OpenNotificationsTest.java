package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.Lines.ANN;
import static tocsin.core.delivery.Lines.BEN;
import static tocsin.core.delivery.Lines.THREE_AM;
import static tocsin.core.delivery.Lines.attempted;
import static tocsin.core.delivery.Lines.delivered;
import static tocsin.core.delivery.Lines.planned;
import static tocsin.core.delivery.Lines.postponed;
import static tocsin.core.delivery.Lines.replay;
import static tocsin.core.delivery.Lines.stopped;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;

class OpenNotificationsTest {
  private static final Instant FIVE_PAST = THREE_AM.plus(Duration.ofMinutes(5));

  @Test
  void whatWasPlannedIsDueAtItsTimeAndNotBefore() {
    OpenNotifications open = replay(planned(1, "page", ANN, FIVE_PAST));

    assertThat(open.nextDue(ContactKind.EMAIL)).contains(FIVE_PAST);
    assertThat(due(open, THREE_AM, 10)).isEmpty();
    assertThat(due(open, FIVE_PAST, 10)).containsExactly("page");
  }

  @Test
  void aPageIsTakenOnceUntilItIsPostponed() {
    OpenNotifications open = replay(planned(1, "page", ANN, THREE_AM));
    assertThat(due(open, THREE_AM, 10)).containsExactly("page");

    open.apply(attempted("page", 1));
    assertThat(due(open, FIVE_PAST, 10)).isEmpty();

    open.apply(postponed("page", 1, Duration.ofMinutes(5)));
    assertThat(due(open, THREE_AM, 10)).isEmpty();
    assertThat(due(open, FIVE_PAST, 10)).containsExactly("page");
  }

  @Test
  void aDeliveredPageIsClosed() {
    OpenNotifications open =
        replay(planned(1, "page", ANN, THREE_AM), attempted("page", 1), delivered("page", 1));

    assertThat(open.size()).isZero();
    assertThat(open.cursor()).isEqualTo(OutboxCursor.START.seen(OutboxLane.NOW, 1));
  }

  @Test
  void aStopClosesWhatWasPlannedBeforeForThatPersonOnly() {
    OpenNotifications open =
        replay(
            planned(1, "now", ANN, THREE_AM),
            planned(2, "later", ANN, FIVE_PAST),
            planned(3, "bens", BEN, FIVE_PAST),
            stopped(4, ANN));

    assertThat(open.all()).extracting(n -> n.planned().id().value()).containsExactly("bens");
    assertThat(due(open, FIVE_PAST, 10)).containsExactly("bens");
  }

  @Test
  void whatIsPlannedAfterAStopIsSent() {
    OpenNotifications open = replay(stopped(1, ANN), planned(2, "again", ANN, THREE_AM));

    assertThat(due(open, THREE_AM, 10)).containsExactly("again");
  }

  @Test
  void aStopInFlightLetsNoRetryFollow() {
    OpenNotifications open =
        replay(
            planned(1, "page", ANN, THREE_AM),
            attempted("page", 1),
            stopped(2, ANN),
            postponed("page", 1, Duration.ofMinutes(5)));

    open.repeatInDoubt();
    assertThat(due(open, FIVE_PAST, 10)).isEmpty();
  }

  @Test
  void aStopThatIsReadLateClosesOnlyWhatCameBeforeIt() {
    OpenNotifications open =
        replay(
            planned(1, "before", ANN, FIVE_PAST),
            planned(3, "after", ANN, FIVE_PAST),
            stopped(2, ANN));

    assertThat(due(open, FIVE_PAST, 10)).containsExactly("after");
  }

  @Test
  void afterAReplayAnAttemptInDoubtIsRepeated() {
    OpenNotifications open = replay(planned(1, "page", ANN, THREE_AM), attempted("page", 1));

    open.repeatInDoubt();

    assertThat(open.takeDue(ContactKind.EMAIL, THREE_AM, 10))
        .singleElement()
        .satisfies(again -> {
          assertThat(again.key().value()).isEqualTo("page");
          assertThat(again.notifications().getFirst().nextAttempt()).isEqualTo(2);
        });
  }

  @Test
  void highUrgencyGoesBeforeLowHoweverLongThatWaits() {
    OpenNotifications open =
        replay(
            planned(1, "low", ANN, THREE_AM, Urgency.LOW),
            planned(2, "high", ANN, FIVE_PAST, Urgency.HIGH));

    assertThat(due(open, FIVE_PAST, 1)).containsExactly("high");
    assertThat(due(open, FIVE_PAST, 1)).containsExactly("low");
  }

  @Test
  void theLongestDueGoesFirst() {
    OpenNotifications open =
        replay(planned(1, "second", ANN, FIVE_PAST), planned(2, "first", BEN, THREE_AM));

    assertThat(due(open, FIVE_PAST, 10)).containsExactly("first", "second");
  }

  @Test
  void aThousandPagesForAnnDelayBenByOne() {
    OpenNotifications open = new OpenNotifications();
    for (int i = 1; i <= 1000; i++) {
      open.apply(planned(i, "storm" + i, ANN, THREE_AM));
    }
    due(open, FIVE_PAST, 300);

    open.apply(planned(1001, "bens", BEN, FIVE_PAST));

    assertThat(due(open, FIVE_PAST, 2)).contains("bens");
  }

  @Test
  void somebodyWhoseStormIsOverWaitsForNobodyLonger() {
    OpenNotifications open = new OpenNotifications();
    for (int i = 1; i <= 1000; i++) {
      open.apply(planned(i, "storm" + i, ANN, THREE_AM));
    }
    due(open, THREE_AM, 1);
    open.apply(stopped(1001, ANN));
    for (int i = 0; i < 10; i++) {
      open.apply(planned(1002 + i, "ben" + i, BEN, THREE_AM));
    }
    open.apply(planned(1100, "anns", ANN, FIVE_PAST));

    assertThat(due(open, FIVE_PAST, 2)).contains("anns");
  }

  @Test
  void replayingACopyOfTheOpenOnesAmountsToTheSame() {
    Random random = new Random(42);
    OpenNotifications open = new OpenNotifications();
    List<String> ids = new ArrayList<>();
    for (int position = 1; position <= 500; position++) {
      String id = "page" + position;
      ids.add(id);
      String user = random.nextBoolean() ? ANN : BEN;
      open.apply(planned(position, id, user, THREE_AM.plusSeconds(random.nextInt(600))));
      String any = ids.get(random.nextInt(ids.size()));
      switch (random.nextInt(20)) {
        case 0 -> open.apply(stopped(++position, user));
        case 1, 2, 3, 4 -> open.apply(attempted(any, 1));
        case 5, 6 -> open.apply(delivered(any, 1));
        case 7, 8 -> open.apply(postponed(any, 1, Duration.ofSeconds(random.nextInt(600))));
        default -> open.apply(new JournalEntry.Opened(0));
      }
    }

    OpenNotifications copy = new OpenNotifications();
    open.all().forEach(n -> copy.apply(new JournalEntry.Carried(n)));
    copy.apply(new JournalEntry.Opened(open.cursor()));

    assertThat(copy.all()).containsExactlyElementsOf(open.all());
    assertThat(copy.cursor()).isEqualTo(open.cursor());
    open.repeatInDoubt();
    copy.repeatInDoubt();
    assertThat(due(copy, THREE_AM.plusSeconds(600), 1000))
        .containsExactlyElementsOf(due(open, THREE_AM.plusSeconds(600), 1000));
  }

  private static List<String> due(OpenNotifications open, Instant now, int max) {
    return ids(open.takeDue(ContactKind.EMAIL, now, max));
  }

  private static List<String> ids(List<DueMessage> messages) {
    return messages.stream()
        .flatMap(message -> message.notifications().stream())
        .map(n -> n.planned().id().value())
        .toList();
  }
}
