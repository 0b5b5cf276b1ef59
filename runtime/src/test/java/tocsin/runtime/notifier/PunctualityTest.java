package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.channel.Outcome;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.id.TeamId;
import tocsin.runtime.notifier.Punctuality.Figure;
import tocsin.runtime.notifier.Punctuality.Handover;
import tocsin.runtime.notifier.Punctuality.Lane;
import tocsin.runtime.notifier.Punctuality.Report;

class PunctualityTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Lane MAIL = new Lane("mail", Urgency.HIGH);
  private static final Lane CALLS = new Lane("calls", Urgency.HIGH);
  private static final TeamId RED = new TeamId("PRED");
  private static final TeamId BLUE = new TeamId("PBLUE");

  private final Punctuality punctuality = new Punctuality(DeliveryTarget.USUAL);

  @Test
  void itIsCountedByLaneAndByEveryTeamOfTheService() {
    punctuality.count(MAIL, List.of(RED), Handover.ON_TIME, NOON);
    punctuality.count(MAIL, List.of(RED, BLUE), Handover.LATE, NOON);
    punctuality.count(CALLS, List.of(), Handover.NEVER, NOON);

    Report report = punctuality.report(NOON);

    assertThat(report.lanes())
        .containsEntry(MAIL, new Figure(1, 1, 0))
        .containsEntry(CALLS, new Figure(0, 0, 1));
    assertThat(report.teams())
        .containsEntry(RED, new Figure(1, 1, 0))
        .containsEntry(BLUE, new Figure(0, 1, 0));
    assertThat(report.teams().keySet()).as("the most misses first").containsExactly(RED, BLUE);
    assertThat(report.all().outOfTarget()).isEqualTo(2);
  }

  @Test
  void whatIsADayOldIsForgotten() {
    punctuality.count(MAIL, List.of(), Handover.LATE, NOON);
    punctuality.count(MAIL, List.of(), Handover.ON_TIME, NOON.plus(Duration.ofHours(20)));

    assertThat(punctuality.report(NOON.plus(Duration.ofHours(23))).all())
        .isEqualTo(new Figure(1, 1, 0));
    assertThat(punctuality.report(NOON.plus(Duration.ofHours(24))).all())
        .isEqualTo(new Figure(1, 0, 0));
    punctuality.count(MAIL, List.of(), Handover.ON_TIME, NOON.plus(Duration.ofHours(24)));
    assertThat(punctuality.report(NOON.plus(Duration.ofHours(24))).all())
        .isEqualTo(new Figure(2, 0, 0));
  }

  @Test
  void whatWaitsBeyondItsTargetIsKnownBeforeItGoesOut() {
    World world = new World();
    ShardNotifier notifier = world.notifier("us");
    world.page(World.ANN, "QDISK", Duration.ZERO);
    for (int i = 0; i < 20; i++) {
      world.channel.unreachableNext();
    }
    world.settle(notifier);
    assertThat(world.punctuality().waiting()).isZero();

    world.pass(Duration.ofSeconds(31));
    world.settle(notifier);

    assertThat(world.punctuality().waiting()).isEqualTo(1);
    assertThat(world.punctuality().report(world.now).all()).isEqualTo(new Figure(0, 0, 0));
  }

  @Test
  void probesOfTheSelfCheckAreNobodysPages() {
    World world = new World();
    ShardNotifier notifier = world.notifier("us");
    world.probe();
    world.pass(Duration.ofSeconds(31));
    world.channel.unreachableNext();
    world.settle(notifier);
    assertThat(world.punctuality().waiting()).isZero();

    world.pass(Duration.ofMinutes(5));
    world.settle(notifier);
    assertThat(world.journal()).as("it went out").isNotEmpty();
    assertThat(world.punctuality().report(world.now).lanes()).isEmpty();
  }

  @Test
  void aPageThatIsRefusedIsOutOfTargetAndOneThatIsAnsweredIsNot() {
    World world = new World();
    ShardNotifier notifier = world.notifier("us");
    world.page(World.ANN, "QREFUSED", Duration.ZERO);
    world.channel.failNext(new Outcome.Rejected("No such mailbox"));
    world.settle(notifier);
    world.page(World.ANN, "QANSWERED", Duration.ZERO);
    world.channel.unreachableNext();
    world.poll(notifier);
    world.stop(World.ANN, "QANSWERED");
    world.poll(notifier);
    world.settle(notifier);

    assertThat(world.punctuality().report(world.now).all()).isEqualTo(new Figure(0, 0, 1));
  }
}
