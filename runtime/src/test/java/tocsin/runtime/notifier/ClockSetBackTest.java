package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody sets the clock back by an hour while the program runs. */
class ClockSetBackTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final World world = new World();
  private ShardNotifier notifier = world.notifier("us");

  private void theClockIsSetBack() {
    world.now = world.now.minus(Duration.ofHours(1));
  }

  @Test
  void aDelayedPageComesAfterItsPlannedTimeAndNotAnHourLater() {
    world.page(ANN, "QDISK", FIVE_MINUTES);
    world.settle(notifier);
    theClockIsSetBack();
    world.settle(notifier);
    world.pass(FIVE_MINUTES.minusSeconds(1));
    world.settle(notifier);
    assertThat(world.channel.arrived()).isEmpty();

    world.pass(Duration.ofSeconds(1));
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);
  }

  @Test
  void aRetryComesAsSoonAsItWouldHaveCome() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.channel.unreachableNext();
    world.settle(notifier);
    theClockIsSetBack();
    world.settle(notifier);

    world.pass(Duration.ofSeconds(5));
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);
  }

  @Test
  void whatWasPlannedJustBeforeAndNotTakenGoesOutAtItsDistance() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.page(ANN, "QDISK2", FIVE_MINUTES);
    theClockIsSetBack();

    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);
    world.pass(FIVE_MINUTES);
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(2);
  }

  @Test
  void whoHadMoreMessagesThanTheirPaceGetsTheRestSoon() {
    for (int i = 0; i < 4; i++) {
      world.page(ANN, "QDISK" + i, Duration.ZERO);
    }
    world.settle(notifier);
    world.page(ANN, "QDISK5", Duration.ZERO);
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(4);
    theClockIsSetBack();
    world.settle(notifier);

    world.pass(Duration.ofSeconds(15));
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(5);
  }

  @Test
  void aRestartAfterwardsStillKnowsIt() {
    world.page(ANN, "QDISK", FIVE_MINUTES);
    world.channel.unreachableNext();
    world.settle(notifier);
    theClockIsSetBack();
    world.settle(notifier);

    notifier = world.notifier("us");
    world.settle(notifier);
    assertThat(world.channel.arrived()).isEmpty();
    world.pass(FIVE_MINUTES);
    world.settle(notifier);
    world.pass(Duration.ofSeconds(5));
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);
  }

  @Test
  void aPageThatWasPlannedBeforeARestartIsNoLaterThanItsDistanceFromThere() {
    world.page(ANN, "QDISK", FIVE_MINUTES);
    world.settle(notifier);
    theClockIsSetBack();

    notifier = world.notifier("us");
    world.settle(notifier);
    world.pass(FIVE_MINUTES);
    world.settle(notifier);
    assertThat(world.channel.arrived()).hasSize(1);
  }

  @Test
  void nothingIsSentTwiceForIt() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.page(ANN, "QDISK2", FIVE_MINUTES);
    world.settle(notifier);
    for (int i = 0; i < 3; i++) {
      theClockIsSetBack();
      world.settle(notifier);
    }
    world.pass(Duration.ofHours(4));
    world.settle(notifier);

    assertThat(world.channel.arrived()).hasSize(2).doesNotHaveDuplicates();
    assertThat(world.outbox()).isEmpty();
  }
}
