package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Receipt;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.Repetition;
import tocsin.core.notification.PlannedNotification;
import tocsin.runtime.notifier.World.Repeating;

/** Somebody who asked to be told again every five minutes until somebody answers. */
class RepetitionStoriesTest {
  private static final Duration FIVE = Duration.ofMinutes(5);

  private final World world = new World();
  private ShardNotifier notifier = world.notifier("us");

  private void pass(Duration time) {
    world.pass(time);
    world.settle(notifier);
  }

  private PlannedNotification page(String incident) {
    return world.page(ANN, incident, Duration.ZERO, new Repeating(FIVE));
  }

  @Test
  void whoDoesNotAnswerIsToldAgainAndItSaysSo() {
    PlannedNotification page = page("QDISK");
    world.settle(notifier);
    pass(Duration.ofMinutes(4));
    assertThat(world.channel.arrived()).hasSize(1);
    pass(Duration.ofMinutes(1));
    pass(FIVE);

    String id = page.id().value();
    assertThat(world.channel.arrived()).containsExactly(id, id + ".2", id + ".3");
    assertThat(world.channel.messages())
        .extracting(message -> message.before().reached())
        .containsExactly(0, 1, 2);
    assertThat(world.outbox()).as("until somebody answers").hasSize(1);
  }

  @Test
  void itEndsByItself() {
    page("QDISK");
    for (int i = 0; i < 30; i++) {
      world.settle(notifier);
      world.pass(FIVE);
    }

    assertThat(world.channel.arrived()).hasSize(1 + Repetition.MOST);
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void anAnswerEndsIt() {
    page("QDISK");
    world.settle(notifier);
    pass(FIVE);
    world.stop(ANN, "QDISK");
    for (int i = 0; i < 3; i++) {
      pass(FIVE);
    }

    assertThat(world.channel.arrived()).hasSize(2);
    assertThat(world.outbox()).isEmpty();
    assertThat(world.journal())
        .filteredOn(JournalEntry.Stopped.class::isInstance)
        .singleElement()
        .extracting("spared", "reached")
        .containsExactly(List.of(), List.of(firstPlanned()));
  }

  private Object firstPlanned() {
    return world.journal().stream()
        .filter(JournalEntry.Planned.class::isInstance)
        .map(line -> ((JournalEntry.Planned) line).notification().id())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void lowUrgencyIsNotRepeated() {
    world.page(ANN, "QDISK", Duration.ZERO, new Repeating(FIVE, Urgency.LOW));
    world.settle(notifier);
    pass(FIVE);

    assertThat(world.channel.arrived()).hasSize(1);
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void manyUnansweredOnesAreOneReminder() {
    for (int i = 0; i < 4; i++) {
      page("Q" + i);
    }
    world.settle(notifier);
    for (int i = 4; i < 9; i++) {
      page("Q" + i);
    }
    pass(FIVE);
    int before = world.channel.arrived().size();
    pass(FIVE);

    Message reminder = world.channel.messages().getLast();
    assertThat(world.channel.arrived()).hasSize(before + 1);
    assertThat(reminder.incidents()).isEqualTo(9);
    assertThat(world.channel.arrived()).doesNotHaveDuplicates();
  }

  @Test
  void aRestartKeepsTheCount() {
    page("QDISK");
    world.settle(notifier);
    pass(FIVE);
    world.kill();
    notifier = world.notifier("us");
    pass(FIVE);

    assertThat(world.channel.messages())
        .extracting(message -> message.before().reached())
        .containsExactly(0, 1, 2);
  }

  @Test
  void aRepetitionThatFailsIsTriedAgainAndCountsOnce() {
    page("QDISK");
    world.settle(notifier);
    world.channel.unreachableNext();
    pass(FIVE);
    pass(Duration.ofSeconds(5));

    assertThat(world.channel.messages())
        .extracting(message -> message.before().reached())
        .containsExactly(0, 1);
  }

  @Test
  void itRepeatsWhatArrivedAndSendsAgainWhatDidNot() {
    world.channel.promise(Duration.ofMinutes(1), "red", "blue");
    page("QDISK");
    world.settle(notifier);
    world.receipt("red", "receipt-1", Receipt.State.FAILED);
    world.settle(notifier);
    world.receipt("blue", "receipt-2", Receipt.State.ARRIVED);
    world.settle(notifier);
    pass(FIVE);

    assertThat(world.channel.takers()).containsExactly("red", "blue", "red");
    assertThat(world.channel.messages())
        .extracting(message -> message.before().reached())
        .containsExactly(0, 0, 1);
  }

  @Test
  void aProvidersLimitPutsAPageOffForAsLongAsItTakesAndNeverDropsIt() {
    world.page(ANN, "QDISK", Duration.ZERO);
    for (int i = 0; i < 1_500; i++) {
      world.channel.failNext(new Outcome.Deferred("One a minute", Duration.ofSeconds(40)));
    }
    for (int minute = 0; minute < 2_000; minute++) {
      world.settle(notifier);
      world.pass(Duration.ofMinutes(1));
    }

    assertThat(world.channel.arrived()).hasSize(1);
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void anAnswerWhileAPageIsPutOffStopsIt() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.channel.failNext(new Outcome.Deferred("Too many", Duration.ofMinutes(1)));
    world.settle(notifier);
    assertThat(lastOutcome()).isInstanceOf(AttemptOutcome.Deferred.class);
    world.stop(ANN, "QDISK");
    pass(FIVE);

    assertThat(world.channel.arrived()).isEmpty();
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void ofTwoThatWerePutOffTheUrgentGoesFirst() {
    PlannedNotification low = world.page(ANN, "QLOW", Duration.ZERO, Urgency.LOW);
    world.channel.failNext(new Outcome.Deferred("Too many", Duration.ofMinutes(1)));
    world.settle(notifier);
    PlannedNotification high = world.page(ANN, "QHIGH", Duration.ZERO);
    world.channel.failNext(new Outcome.Deferred("Too many", Duration.ofMinutes(1)));
    world.settle(notifier);
    pass(FIVE);
    pass(Duration.ofSeconds(1));

    assertThat(world.channel.arrived()).containsExactly(high.id().value(), low.id().value());
  }

  @Test
  void anAnswerStopsWhatWaitsInThePacesQueue() {
    for (int i = 0; i < 4; i++) {
      world.page(ANN, "Q" + i, Duration.ZERO);
    }
    world.settle(notifier);
    world.page(ANN, "QTIRED", Duration.ZERO);
    world.settle(notifier);
    assertThat(world.channel.incidents()).doesNotContain("QTIRED");
    world.stop(ANN, "QTIRED");
    pass(FIVE);

    assertThat(world.channel.incidents()).doesNotContain("QTIRED");
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void anAnswerStopsWhatWaitsForARetry() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.channel.unreachableNext();
    world.settle(notifier);
    world.stop(ANN, "QDISK");
    pass(FIVE);

    assertThat(world.channel.arrived()).isEmpty();
    assertThat(world.outbox()).isEmpty();
  }

  private AttemptOutcome lastOutcome() {
    return world.journal().stream()
        .filter(JournalEntry.Ended.class::isInstance)
        .map(JournalEntry.Ended.class::cast)
        .toList()
        .getLast()
        .outcome();
  }
}
