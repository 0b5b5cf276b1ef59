package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.Lines.ANN;
import static tocsin.core.delivery.Lines.BEN;
import static tocsin.core.delivery.Lines.THREE_AM;
import static tocsin.core.delivery.Lines.planned;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.id.NotificationId;

/** A storm: many pages for one person within moments. */
class BundleStoriesTest {
  private final OpenNotifications open = new OpenNotifications();
  private long position;

  private void pages(String user, int count, Urgency urgency) {
    for (int i = 0; i < count; i++) {
      position++;
      open.apply(planned(position, user + position, user, THREE_AM, urgency));
    }
  }

  private void pages(String user, int count) {
    pages(user, count, Urgency.HIGH);
  }

  private List<DueMessage> take(Instant now, int max) {
    return open.takeDue(ContactKind.EMAIL, now, max);
  }

  private List<Integer> sizes(Instant now) {
    return take(now, 100).stream().map(message -> message.notifications().size()).toList();
  }

  /** The journal says that they are about to be sent. */
  private void begin(DueMessage message, int attempt) {
    for (OpenNotification one : message.notifications()) {
      open.apply(
          new JournalEntry.Attempted(one.planned().id(), attempt, THREE_AM, message.bundle()));
    }
  }

  private void postpone(DueMessage message, int attempt, Instant retryAt) {
    for (OpenNotification one : message.notifications()) {
      JournalEntry.Ended line = Lines.postponed(one.planned().id().value(), attempt, Duration.ZERO);
      open.apply(
          new JournalEntry.Ended(
              line.notification(),
              attempt,
              THREE_AM,
              line.to(),
              new AttemptOutcome.Postponed("down", retryAt),
              message.bundle(),
              0));
    }
  }

  @Test
  void aFewPagesRingOneByOne() {
    pages(ANN, 4);
    assertThat(sizes(THREE_AM)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void manyAtOnceAreOneMessage() {
    pages(ANN, 12);
    assertThat(sizes(THREE_AM)).containsExactly(12);
  }

  @Test
  void whatComesAfterAFewWaitsAMomentAndGoesOutTogether() {
    pages(ANN, 4);
    assertThat(sizes(THREE_AM)).hasSize(4);
    pages(ANN, 50);

    assertThat(sizes(THREE_AM)).isEmpty();
    assertThat(open.nextDue(ContactKind.EMAIL)).contains(THREE_AM.plusSeconds(15));
    assertThat(sizes(THREE_AM.plusSeconds(15))).containsExactly(50);
  }

  @Test
  void onePersonsStormDelaysNobodyElsesFirstPage() {
    pages(ANN, 4);
    pages(BEN, 1);
    assertThat(take(THREE_AM, 2))
        .extracting(message -> message.notifications().getFirst().planned().user().value())
        .containsExactly(ANN, BEN);
  }

  @Test
  void aStormOfLowUrgencyDoesNotLetHighUrgencyWait() {
    pages(ANN, 100, Urgency.LOW);
    take(THREE_AM, 10);
    pages(ANN, 100, Urgency.LOW);
    pages(ANN, 1, Urgency.HIGH);

    assertThat(take(THREE_AM, 1).getFirst().notifications().getFirst().planned().urgency())
        .isEqualTo(Urgency.HIGH);
  }

  @Test
  void aBundleThatFailedIsRepeatedWholeUnderTheSameKeyAndTakesNothingNewIn() {
    pages(ANN, 12);
    DueMessage bundle = take(THREE_AM, 1).getFirst();
    begin(bundle, 1);
    postpone(bundle, 1, THREE_AM.plusSeconds(5));
    pages(ANN, 1);

    List<DueMessage> later = take(THREE_AM.plusSeconds(5), 10);

    assertThat(later.getFirst().key()).isEqualTo(bundle.key());
    assertThat(later.getFirst().notifications()).hasSize(12);
    assertThat(later.get(1).notifications()).hasSize(1);
  }

  @Test
  void whatIsAnsweredMeanwhileIsNotRepeatedThoughTheMessageWasNamedForIt() {
    pages(ANN, 6);
    DueMessage bundle = take(THREE_AM, 1).getFirst();
    begin(bundle, 1);
    postpone(bundle, 1, THREE_AM.plusSeconds(5));
    NotificationId first = bundle.notifications().getFirst().planned().id();
    open.apply(Lines.delivered(first.value(), 1)); // closes it, as an answer would

    DueMessage again = take(THREE_AM.plusSeconds(5), 1).getFirst();

    assertThat(again.key()).isEqualTo(first);
    assertThat(again.notifications()).hasSize(5).noneMatch(n -> n.planned().id().equals(first));
    assertThat(again.bundle()).isEqualTo(new Bundle(first, 5));
  }

  @Test
  void afterACrashABundleInDoubtIsRepeatedWholeWhateverTheClockSays() {
    pages(ANN, 12);
    DueMessage bundle = take(THREE_AM, 1).getFirst();
    begin(bundle, 1);
    OpenNotifications replayed = new OpenNotifications();
    open.all().forEach(n -> replayed.apply(new JournalEntry.Carried(n)));
    replayed.repeatInDoubt();

    List<DueMessage> again = replayed.takeDue(ContactKind.EMAIL, THREE_AM.minusSeconds(3_600), 10);

    assertThat(again)
        .singleElement()
        .satisfies(message -> {
          assertThat(message.key()).isEqualTo(bundle.key());
          assertThat(message.notifications()).hasSize(12);
        });
  }

  @Test
  void nothingIsLostOrDoubledHoweverPagesComeAndTimePasses() {
    List<String> taken = new ArrayList<>();
    Instant now = THREE_AM;
    for (int minute = 0; minute < 60; minute++) {
      pages(ANN, minute % 9);
      pages(BEN, minute % 4);
      for (DueMessage message : take(now, 1 + minute % 3)) {
        message.notifications().forEach(n -> taken.add(n.planned().id().value()));
      }
      now = now.plusSeconds(7);
    }
    take(now.plusSeconds(600), 1_000)
        .forEach(
            message -> message.notifications().forEach(n -> taken.add(n.planned().id().value())));

    assertThat(taken).doesNotHaveDuplicates().hasSize((int) position);
    assertThat(open.waiting()).isZero();
    assertThat(open.nextDue(ContactKind.EMAIL)).isEmpty();
  }
}
