package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;
import static tocsin.runtime.notifier.World.BEN;
import static tocsin.runtime.notifier.World.SHARD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.id.ContactMethodId;
import tocsin.core.notification.PlannedNotification;

class ShardNotifierTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final World world = new World();
  private final ShardNotifier notifier = world.notifier("us");

  @Test
  void aPageThatIsDueGoesOutAtOnceAndLeavesTheOutbox() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);

    world.settle(notifier);

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aPageWaitsForItsTime() {
    world.page(ANN, "QDISK", FIVE_MINUTES);

    world.settle(notifier);
    assertThat(world.channel.arrived()).isEmpty();

    world.pass(FIVE_MINUTES);
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);
  }

  @Test
  void theNotifierComesBackWhenThePageIsDue() {
    world.page(ANN, "QDISK", Duration.ofMillis(300));

    assertThat(notifier.poll(world.now)).isEqualTo(world.now.plusMillis(300));
  }

  @Test
  void theAttemptIsDurableBeforeTheMessageIsHandedOver() {
    List<JournalEntry> known = new ArrayList<>();
    world.executor =
        send -> {
          known.addAll(world.journal());
          send.run();
        };
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);

    world.settle(world.notifier("us"));

    assertThat(known).last().isEqualTo(new JournalEntry.Attempted(page.id(), 1, world.now));
  }

  @Test
  void theEndOfAnAttemptWakesTheNotifier() {
    world.page(ANN, "QDISK", Duration.ZERO);
    notifier.poll(world.now);

    world.send();

    assertThat(world.wakes).isEqualTo(1);
  }

  @Test
  void anUnreachableProviderIsTriedAgainLaterAndLater() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.channel.unreachableNext();
    world.channel.unreachableNext();

    world.settle(notifier);
    assertThat(world.channel.arrived()).isEmpty();

    world.pass(Duration.ofSeconds(5));
    world.settle(notifier);
    world.pass(Duration.ofSeconds(5));
    world.settle(notifier);
    assertThat(world.channel.arrived()).isEmpty();

    world.pass(Duration.ofSeconds(5));
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aRefusedPageIsOverAndSaysWhy() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.channel.failNext(new Outcome.Rejected("No such mailbox"));

    world.settle(notifier);

    assertThat(world.outbox()).isEmpty();
    assertThat(lastOutcome()).isEqualTo(new AttemptOutcome.Rejected("No such mailbox"));
  }

  @Test
  void aPageIsGivenUpAfterHoursAndSaysWhy() {
    world.page(ANN, "QDISK", Duration.ZERO);
    for (int i = 0; i < 1000; i++) {
      world.channel.unreachableNext();
    }

    for (int minute = 0; minute < 7 * 60; minute++) {
      world.settle(notifier);
      world.pass(Duration.ofMinutes(1));
    }

    assertThat(world.outbox()).isEmpty();
    assertThat(lastOutcome())
        .isInstanceOfSatisfying(
            AttemptOutcome.GivenUp.class,
            givenUp -> assertThat(givenUp.reason()).startsWith("The mail server is down"));
  }

  @Test
  void anAcknowledgementBeforeItsTimeStopsThePage() {
    PlannedNotification page = world.page(ANN, "QDISK", FIVE_MINUTES);
    world.settle(notifier);

    world.stop(ANN, "QDISK");
    world.pass(FIVE_MINUTES);
    world.settle(notifier);

    assertThat(world.channel.arrived()).isEmpty();
    assertThat(world.outbox()).isEmpty();
    assertThat(stops()).singleElement().extracting("spared").isEqualTo(List.of(page.id()));
  }

  @Test
  void aPageAndItsStopThatComeTogetherSendNothing() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    world.stop(ANN, "QDISK");
    world.stop(ANN, "QDISK");

    world.settle(notifier);

    assertThat(world.channel.arrived()).isEmpty();
    assertThat(world.outbox()).isEmpty();
    assertThat(stops()).extracting("spared").containsExactly(List.of(page.id()), List.of());
  }

  @Test
  void aLongBacklogIsReadToItsEndBeforeAnythingIsSent() {
    for (int i = 0; i < 3_000; i++) {
      world.page(ANN, "QSTORM" + i, Duration.ZERO);
    }
    for (int i = 0; i < 3_000; i++) {
      world.stop(ANN, "QSTORM" + i);
    }

    world.settle(notifier);

    assertThat(world.channel.arrived()).isEmpty();
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void anAcknowledgementWhileThePageIsInFlightLetsNoRetryFollow() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.channel.unreachableNext();
    notifier.poll(world.now);

    world.stop(ANN, "QDISK");
    notifier.poll(world.now);
    world.send();
    world.settle(notifier);
    world.pass(Duration.ofHours(1));
    world.settle(notifier);

    assertThat(world.channel.arrived()).isEmpty();
    assertThat(world.outbox()).isEmpty();
    assertThat(lastOutcome())
        .isInstanceOfSatisfying(
            AttemptOutcome.GivenUp.class,
            givenUp -> assertThat(givenUp.reason()).contains("answered meanwhile"));
    assertThat(stops()).singleElement().extracting("spared").isEqualTo(List.of());
  }

  @Test
  void anAnswerToARequestForHelpStopsNothingOfAnAssignment() {
    world.askForHelp(ANN, "QDISK", FIVE_MINUTES);
    PlannedNotification page = world.page(ANN, "QDISK", FIVE_MINUTES);
    notifier.poll(world.now);
    world.stopAsking(ANN, "QDISK");
    world.pass(FIVE_MINUTES);
    world.settle(notifier);

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
  }

  @Test
  void anAcknowledgementStopsNothingOfARequestForHelpThatCameWithIt() {
    world.page(ANN, "QDISK", FIVE_MINUTES);
    PlannedNotification asking = world.askForHelp(ANN, "QDISK", FIVE_MINUTES);
    world.stop(ANN, "QDISK");
    world.pass(FIVE_MINUTES);
    world.settle(notifier);

    assertThat(world.channel.arrived()).containsExactly(asking.id().value());
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aStopForBenDoesNotStopAnn() {
    world.page(ANN, "QDISK", FIVE_MINUTES);
    world.page(BEN, "QDISK", FIVE_MINUTES);
    world.stop(BEN, "QDISK");

    world.pass(FIVE_MINUTES);
    world.settle(notifier);

    assertThat(world.channel.messages())
        .extracting(message -> message.contact().address())
        .containsExactly(ANN.email());
  }

  @Test
  void noMoreThanTheBoundIsInFlightAndHighUrgencyGoesFirst() {
    PlannedNotification low1 = world.page(ANN, "Q1", Duration.ZERO, Urgency.LOW);
    PlannedNotification low2 = world.page(ANN, "Q2", Duration.ZERO, Urgency.LOW);
    PlannedNotification high = world.page(ANN, "Q3", Duration.ZERO, Urgency.HIGH);

    notifier.poll(world.now);
    assertThat(world.sends).hasSize(2);

    world.settle(notifier);
    assertThat(world.channel.arrived())
        .containsExactly(high.id().value(), low1.id().value(), low2.id().value());
  }

  @Test
  void aMediumThatNothingServesIsGivenUpAtOnceAndSaysSo() {
    ContactMethod phone =
        new ContactMethod(new ContactMethodId("PTEL"), ContactKind.PHONE, "", "5551234", 1, true);
    world.page(ANN, "QDISK", phone, Duration.ZERO, Urgency.HIGH);

    world.settle(notifier);

    assertThat(world.outbox()).isEmpty();
    assertThat(lastOutcome())
        .isInstanceOfSatisfying(
            AttemptOutcome.GivenUp.class,
            givenUp -> assertThat(givenUp.reason()).contains("PHONE"));
  }

  @Test
  void aChannelThatNeverAnswersGivesItsRoomBack() {
    world.page(ANN, "Q1", Duration.ZERO);
    notifier.poll(world.now);
    world.kill(); // the send hangs

    world.pass(Duration.ofMinutes(2));
    world.settle(notifier);
    world.pass(Duration.ofSeconds(5));
    world.settle(notifier);

    assertThat(world.channel.arrived()).hasSize(1);
  }

  @Test
  void anEndThatComesTooLateChangesNothing() {
    world.page(ANN, "Q1", Duration.ZERO);
    notifier.poll(world.now);
    Runnable slow = world.sends.remove();
    world.pass(Duration.ofMinutes(2));
    world.settle(notifier);

    slow.run();
    world.settle(notifier);

    assertThat(lastOutcome()).isInstanceOf(AttemptOutcome.Postponed.class);
  }

  @Test
  void whenTooMuchIsOpenTheRestStaysInTheOutbox() {
    NotifierLimits few =
        new NotifierLimits(
            3, 1, 20, 500, 100, Duration.ofSeconds(15), FIVE_MINUTES, Duration.ofSeconds(1));
    ShardNotifier small = world.notifier("us", few);
    for (int i = 0; i < 10; i++) {
      world.page(ANN, "Q" + i, Duration.ofMinutes(i));
    }

    world.settle(small);
    assertThat(world.journal()).filteredOn(JournalEntry.Planned.class::isInstance).hasSize(4);

    for (int minute = 0; minute < 10; minute++) {
      world.pass(Duration.ofMinutes(1));
      world.settle(small);
    }
    assertThat(world.channel.arrived()).hasSize(10);
  }

  @Test
  void aLongJournalIsFollowedByAShortOne() {
    NotifierLimits shortJournal =
        new NotifierLimits(
            100, 100, 20, 500, 20, Duration.ofSeconds(15), FIVE_MINUTES, Duration.ofSeconds(1));
    ShardNotifier tidy = world.notifier("us", shortJournal);
    PlannedNotification open = world.page(BEN, "QOPEN", Duration.ofHours(2));
    for (int i = 0; i < 20; i++) {
      world.page(ANN, "Q" + i, Duration.ZERO);
      world.settle(tidy);
      world.pass(Duration.ofSeconds(15));
    }

    List<String> generations = world.stores.journal().generations(SHARD);
    assertThat(generations).hasSizeGreaterThan(1);
    assertThat(world.stores.leases().find(SHARD).orElseThrow().generation())
        .isEqualTo(generations.getLast());
    assertThat(world.stores.journal().read(generations.getLast(), 0, 100).getFirst().entry())
        .isInstanceOfSatisfying(
            JournalEntry.Carried.class,
            carried -> assertThat(carried.notification().planned()).isEqualTo(open));

    world.pass(Duration.ofHours(2));
    world.settle(tidy);
    assertThat(world.channel.arrived()).endsWith(open.id().value()).hasSize(21);
  }

  @Test
  void stoppingEndsWhatIsInFlightAndBeginsNothing() {
    world.page(ANN, "Q1", Duration.ZERO);
    notifier.poll(world.now);
    world.page(ANN, "Q2", Duration.ZERO);

    assertThat(notifier.drained(world.now)).isFalse();
    world.send();
    assertThat(notifier.drained(world.now)).isTrue();
    assertThat(world.channel.arrived()).hasSize(1);

    ShardNotifier next = world.notifier("somebody else");
    world.settle(next);
    assertThat(world.channel.arrived()).doesNotHaveDuplicates().hasSize(2);
  }

  private AttemptOutcome lastOutcome() {
    return world.journal().stream()
        .filter(JournalEntry.Ended.class::isInstance)
        .map(JournalEntry.Ended.class::cast)
        .toList()
        .getLast()
        .outcome();
  }

  private List<JournalEntry> stops() {
    return world.journal().stream().filter(JournalEntry.Stopped.class::isInstance).toList();
  }
}
