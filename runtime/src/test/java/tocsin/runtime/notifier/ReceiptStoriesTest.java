package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.channel.Receipt.State.ARRIVED;
import static tocsin.channel.Receipt.State.FAILED;
import static tocsin.runtime.notifier.World.ANN;
import static tocsin.runtime.notifier.World.BEN;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.Ledger;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.notification.PlannedNotification;

/** Two providers that say within a minute whether a message arrived, or say nothing. */
class ReceiptStoriesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();
  private ShardNotifier notifier = world.notifier("us");

  @BeforeEach
  void promise() {
    world.channel.promise(MINUTE, "red", "blue");
  }

  private PlannedNotification sent(String incident) {
    PlannedNotification page = world.page(ANN, incident, Duration.ZERO);
    world.settle(notifier);
    return page;
  }

  private void pass(Duration time) {
    world.pass(time);
    world.settle(notifier);
  }

  @Test
  void aPageThatWasTakenIsOpenUntilItsReceiptComes() {
    PlannedNotification page = sent("QDISK");
    assertThat(world.outbox()).hasSize(1);
    assertThat(ledger(page).state()).isEqualTo(State.SENT);

    world.receipt("red", "receipt-1", ARRIVED);
    world.settle(notifier);

    assertThat(world.outbox()).isEmpty();
    assertThat(ledger(page).state()).isEqualTo(State.DELIVERED);
    assertThat(ledger(page).attempts())
        .singleElement()
        .satisfies(attempt ->
            assertThat(attempt.receipt()).extracting("state").isEqualTo(ReceiptState.ARRIVED));
    pass(Duration.ofHours(1));
    assertThat(world.channel.arrived()).hasSize(1);
  }

  @Test
  void aFailedReceiptSendsThePageByAnotherProviderAtOnceUnderAKeyOfItsOwn() {
    PlannedNotification page = sent("QDISK");

    world.receipt("red", "receipt-1", FAILED);
    world.settle(notifier);

    assertThat(world.channel.takers()).containsExactly("red", "blue");
    assertThat(world.channel.arrived())
        .containsExactly(page.id().value(), page.id().value() + ".2");
    assertThat(world.channel.messages()).extracting(Message::others).containsOnlyNulls();
    assertThat(ledger(page).state()).isEqualTo(State.SENT);

    world.receipt("blue", "receipt-2", ARRIVED);
    world.settle(notifier);
    assertThat(world.outbox()).isEmpty();
    assertThat(ledger(page).state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void aReceiptThatDoesNotComeSendsThePageOnceMoreAndNoMore() {
    PlannedNotification page = sent("QDISK");

    pass(Duration.ofSeconds(59));
    assertThat(world.channel.takers()).containsExactly("red");
    pass(Duration.ofSeconds(1));
    assertThat(world.channel.takers()).containsExactly("red", "blue");
    pass(Duration.ofHours(1));

    assertThat(world.channel.takers()).containsExactly("red", "blue");
    assertThat(world.outbox()).isEmpty();
    assertThat(ledger(page).state()).isEqualTo(State.SENT);
    assertThat(ledger(page).endedAt()).isNotNull();
  }

  @Test
  void theNotifierComesBackWhenAReceiptIsOverdue() {
    world.channel.promise(Duration.ofSeconds(5), "red");
    NotifierLimits idle =
        new NotifierLimits(
            100, 100, 20, 500, 100, Duration.ofHours(1), Duration.ofMinutes(2), MINUTE);
    notifier = world.notifier("us", idle);
    sent("QDISK");

    assertThat(notifier.poll(world.now)).isEqualTo(world.now.plusSeconds(5));
  }

  @Test
  void itIsGivenUpWhenThreeMessagesDidNotArrive() {
    PlannedNotification page = sent("QDISK");
    world.receipt("red", "receipt-1", FAILED);
    world.settle(notifier);
    world.receipt("blue", "receipt-2", FAILED);
    world.settle(notifier);
    world.receipt("red", "receipt-3", FAILED);
    world.settle(notifier);

    assertThat(world.channel.takers()).containsExactly("red", "blue", "red");
    assertThat(world.outbox()).isEmpty();
    assertThat(ledger(page).state()).isEqualTo(State.GIVEN_UP);
  }

  @Test
  void theSameReceiptAgainAndOneThatComesLateChangeNothing() {
    sent("QDISK");
    world.receipt("red", "receipt-1", FAILED);
    world.receipt("red", "receipt-1", FAILED);
    world.settle(notifier);
    world.receipt("red", "receipt-1", FAILED);
    world.receipt("red", "receipt-1", ARRIVED);
    world.receipt("green", "receipt-2", ARRIVED);
    world.settle(notifier);

    assertThat(world.channel.takers()).containsExactly("red", "blue");
    assertThat(world.outbox()).as("the second message's receipt is awaited").hasSize(1);
    assertThat(received()).hasSize(1);
  }

  @Test
  void aFailureThatWasOvertakenByTheArrivalIsNoFailure() {
    sent("QDISK");
    world.receipt("red", "receipt-1", ARRIVED);
    world.receipt("red", "receipt-1", FAILED);
    world.settle(notifier);

    assertThat(world.channel.takers()).containsExactly("red");
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aReceiptThatComesBeforeItsOutcomeIsKeptForIt() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    world.poll(notifier);
    world.receipt("red", "receipt-1", ARRIVED);
    world.poll(notifier);
    world.send();
    world.poll(notifier);

    assertThat(world.outbox()).isEmpty();
    assertThat(ledger(page).state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void anAnswerWhileTheReceiptIsAwaitedLetsNothingFollow() {
    PlannedNotification page = sent("QDISK");
    world.stop(ANN, "QDISK");
    world.settle(notifier);
    assertThat(world.outbox()).isEmpty();

    world.receipt("red", "receipt-1", FAILED);
    pass(Duration.ofHours(1));

    assertThat(world.channel.takers()).containsExactly("red");
    LedgerEntry entry = ledger(page);
    assertThat(entry.state()).isEqualTo(State.SENT);
    assertThat(entry.endedAt()).isNotNull();
    assertThat(entry.attempts().getFirst().receipt())
        .extracting("state")
        .isEqualTo(ReceiptState.FAILED);
  }

  @Test
  void anAnswerThatComesWithTheFailedReceiptLetsNothingFollow() {
    sent("QDISK");
    world.receipt("red", "receipt-1", FAILED);
    world.stop(ANN, "QDISK");
    pass(Duration.ofHours(1));

    assertThat(world.channel.takers()).containsExactly("red");
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aReceiptThatComesAfterTheAnswerIsWrittenDown() {
    PlannedNotification page = sent("QDISK");
    world.stop(ANN, "QDISK");
    world.settle(notifier);

    world.receipt("red", "receipt-1", ARRIVED);
    world.receipt("red", "receipt-1", ARRIVED);
    world.settle(notifier);
    world.receipt("red", "receipt-1", ARRIVED);
    world.settle(notifier);

    assertThat(ledger(page).state()).isEqualTo(State.DELIVERED);
    assertThat(received()).hasSize(1);
  }

  @Test
  void aMessageWithManyInItComesBackWholeWhenItDidNotArrive() {
    for (int i = 0; i < 12; i++) {
      world.page(ANN, "Q" + i, Duration.ZERO);
    }
    world.settle(notifier);
    world.stop(ANN, "Q3");
    world.receipt("red", "receipt-1", FAILED);
    world.settle(notifier);

    assertThat(world.channel.messages()).hasSize(2);
    Message again = world.channel.messages().getLast();
    assertThat(again.idempotencyKey()).endsWith(".2");
    assertThat(again.incidents()).isEqualTo(11);

    world.receipt("blue", "receipt-2", ARRIVED);
    world.settle(notifier);
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void somebodyElsesReceiptsAreNotMine() {
    world.page(ANN, "QDISK", Duration.ZERO);
    PlannedNotification bens = world.page(BEN, "QDISK", Duration.ZERO);
    world.settle(notifier);
    world.receipt("red", "receipt-1", ARRIVED);
    world.settle(notifier);

    assertThat(ledger(bens).state()).isEqualTo(State.SENT);
    assertThat(world.outbox()).hasSize(1);
  }

  @Test
  void afterARestartTheReceiptStillFindsItsPage() {
    PlannedNotification page = sent("QDISK");
    world.kill();
    notifier = world.notifier("us");
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);

    world.receipt("red", "receipt-1", ARRIVED);
    world.settle(notifier);

    assertThat(world.outbox()).isEmpty();
    assertThat(ledger(page).state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void afterARestartItIsStillKnownWhoFailed() {
    sent("QDISK");
    world.receipt("red", "receipt-1", FAILED);
    world.poll(notifier);
    world.kill();
    notifier = world.notifier("us");
    world.settle(notifier);

    assertThat(world.channel.takers()).endsWith("blue").hasSize(2);
  }

  @Test
  void anUnreachableProviderAfterAFailedReceiptIsRetriedUnderTheSameKey() {
    PlannedNotification page = sent("QDISK");
    world.channel.unreachableNext();
    world.receipt("red", "receipt-1", FAILED);
    world.settle(notifier);
    pass(Duration.ofSeconds(5));

    assertThat(world.channel.arrived())
        .containsExactly(page.id().value(), page.id().value() + ".2");
  }

  @Test
  void aFullShardWaitsForNoReceiptsAndGoesOn() {
    NotifierLimits few =
        new NotifierLimits(
            8, 100, 20, 500, 1_000, Duration.ofSeconds(15), MINUTE, Duration.ofSeconds(1));
    notifier = world.notifier("us", few);
    for (int i = 0; i < 40; i++) {
      world.page(i % 2 == 0 ? ANN : BEN, "Q" + i, Duration.ZERO);
    }
    for (int second = 0; second < 50; second++) {
      pass(Duration.ofSeconds(1));
    }

    assertThat(world.channel.incidents()).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void anAttemptThatWasStoppedInFlightWhenTheProcessDiedIsToldToHaveEnded() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    world.poll(notifier);
    world.stop(ANN, "QDISK");
    world.poll(notifier);
    world.kill();
    notifier = world.notifier("us");
    world.settle(notifier);

    assertThat(world.channel.arrived()).isEmpty();
    assertThat(ledger(page).state()).isEqualTo(State.GIVEN_UP);
  }

  private List<JournalEntry> received() {
    return world.journal().stream().filter(JournalEntry.Received.class::isInstance).toList();
  }

  private LedgerEntry ledger(PlannedNotification page) {
    Map<NotificationId, LedgerEntry> entries = new LinkedHashMap<>();
    for (JournalEntry line : world.journal()) {
      for (NotificationId id : Ledger.concerns(line)) {
        Optional<LedgerEntry> after = Ledger.after(entries.get(id), line);
        after.ifPresent(entry -> entries.put(id, entry));
      }
    }
    return Objects.requireNonNull(entries.get(page.id()));
  }
}
