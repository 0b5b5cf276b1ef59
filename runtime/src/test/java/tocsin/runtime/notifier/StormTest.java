package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;
import static tocsin.runtime.notifier.World.BEN;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.core.delivery.Bundle;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.id.NotificationId;
import tocsin.core.notification.PlannedNotification;

/** Many incidents of one person within moments. */
class StormTest {
  private final World world = new World();
  private final ShardNotifier notifier = world.notifier("us");

  private void storm(int incidents) {
    for (int i = 0; i < incidents; i++) {
      world.page(ANN, "QSTORM" + i, Duration.ZERO);
    }
  }

  private static Message.Others others(Message message) {
    return Objects.requireNonNull(message.others());
  }

  @Test
  void twelveIncidentsAreOneMessageInWhichEachCanBeAnswered() {
    storm(12);

    world.settle(notifier);

    assertThat(world.channel.messages()).hasSize(1);
    Message message = world.channel.messages().getFirst();
    assertThat(message.incidents()).isEqualTo(12);
    assertThat(others(message).listed())
        .extracting(other -> Objects.requireNonNull(other.links()).first().address())
        .doesNotHaveDuplicates()
        .hasSize(11);
    assertThat(world.channel.incidents())
        .containsExactlyElementsOf(IntStream.range(0, 12).mapToObj(i -> "QSTORM" + i).toList());
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void theJournalSaysOfEachThatItWentOutWithTheOthers() {
    PlannedNotification first = world.page(ANN, "QFIRST", Duration.ZERO);
    storm(5);

    world.settle(notifier);

    Bundle bundle = new Bundle(first.id(), 6);
    assertThat(world.journal())
        .filteredOn(JournalEntry.Ended.class::isInstance)
        .hasSize(6)
        .allMatch(line -> bundle.equals(((JournalEntry.Ended) line).bundle()));
  }

  @Test
  void whatWasAnsweredWhileItWaitedIsNotInTheMessage() {
    storm(4);
    world.settle(notifier);
    world.page(ANN, "QFIVE", Duration.ZERO);
    world.page(ANN, "QSIX", Duration.ZERO);
    world.settle(notifier);
    world.stop(ANN, "QFIVE");

    world.pass(Duration.ofSeconds(15));
    world.settle(notifier);

    assertThat(world.channel.incidents()).contains("QSIX").doesNotContain("QFIVE");
  }

  @Test
  void aStormOfThousandsIsAFewMessagesAndBensPageGoesFirst() {
    storm(3_000);
    world.page(BEN, "QBEN", Duration.ZERO);

    world.settle(notifier);
    for (int i = 0; i < 4; i++) {
      world.pass(Duration.ofSeconds(15));
      world.settle(notifier);
    }

    assertThat(world.channel.messages()).hasSize(2);
    assertThat(world.channel.messages())
        .filteredOn(message -> message.contact().address().equals(ANN.email()))
        .extracting(Message::incidents)
        .containsExactly(3_000);
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aBundleInDoubtIsRepeatedUnderTheSameKeyByTheNextProcess() {
    PlannedNotification first = world.page(ANN, "QFIRST", Duration.ZERO);
    storm(7);
    notifier.poll(world.now);
    world.send(); // it went out, and the process dies before it knows
    world.page(ANN, "QNEW", Duration.ZERO);

    world.settle(world.notifier("us"));

    assertThat(world.channel.arrived())
        .startsWith(first.id().value(), first.id().value())
        .hasSize(3);
    assertThat(world.channel.messages().get(1).incidents()).isEqualTo(8);
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aBundleThatDidNotGoOutComesBackWhole() {
    storm(9);
    world.channel.unreachableNext();

    world.settle(notifier);
    world.pass(Duration.ofSeconds(5));
    world.settle(notifier);

    assertThat(world.channel.messages()).hasSize(1);
    assertThat(world.channel.incidents()).hasSize(9);
    assertThat(others(world.channel.messages().getFirst()).notifications())
        .hasSize(9)
        .contains(new NotificationId("QPAGE1").value());
  }
}
