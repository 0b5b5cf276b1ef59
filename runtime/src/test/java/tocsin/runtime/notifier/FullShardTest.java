package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;
import static tocsin.runtime.notifier.World.BEN;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.Outbox;

/** A shard that has as much open as it may: the outbox is the queue, and what presses passes. */
class FullShardTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final NotifierLimits TEN_OPEN =
      new NotifierLimits(
          10,
          4,
          5,
          500,
          1_000,
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          Duration.ofSeconds(1));

  private final World world = new World();
  private ShardNotifier notifier = world.notifier("us", TEN_OPEN);

  private void fill() {
    for (int i = 0; i < 30; i++) {
      world.page(ANN, "QLATER" + i, HOUR);
    }
    world.settle(notifier);
  }

  private long planned() {
    return world.journal().stream().filter(JournalEntry.Planned.class::isInstance).count();
  }

  @Test
  void whatIsDueNowIsSentThoughTheShardIsFullOfWhatIsDueLater() {
    fill();
    assertThat(planned()).isLessThan(20);

    PlannedNotification urgent = world.page(BEN, "QNOW", Duration.ZERO);
    world.settle(notifier);

    assertThat(world.channel.arrived()).containsExactly(urgent.id().value());
  }

  @Test
  void lowUrgencyLeavesRoomForHigh() {
    for (int i = 0; i < 30; i++) {
      world.page(ANN, "QLOW" + i, HOUR, Urgency.LOW);
    }
    world.settle(notifier);
    PlannedNotification soon = world.page(BEN, "QSOON", Duration.ofSeconds(10));
    world.settle(notifier);

    world.pass(Duration.ofSeconds(10));
    world.settle(notifier);

    assertThat(world.channel.arrived()).containsExactly(soon.id().value());
  }

  @Test
  void anAcknowledgementStopsWhatIsOpenAndWhatStillWaitsInTheOutbox() {
    fill();
    world.stop(ANN, "QLATER0");
    world.stop(ANN, "QLATER29");
    world.settle(notifier);

    for (int i = 0; i < 3; i++) {
      world.pass(HOUR);
      world.settle(notifier);
    }

    assertThat(world.channel.incidents()).doesNotContain("QLATER0", "QLATER29");
    assertThat(world.outbox()).isEmpty();
    assertThat(world.journal())
        .filteredOn(JournalEntry.Stopped.class::isInstance)
        .allMatch(line -> ((JournalEntry.Stopped) line).spared().size() == 1);
  }

  @Test
  void aPageThatCameAfterTheAcknowledgementIsNotStoppedByIt() {
    fill();
    world.stop(ANN, "QLATER29");
    PlannedNotification again = world.page(ANN, "QLATER29", Duration.ZERO);
    world.settle(notifier);

    assertThat(world.channel.arrived()).containsExactly(again.id().value());
  }

  @Test
  void aFreshOwnerGoesOnWithEachLaneWhereTheLastOneStopped() {
    fill();
    world.page(BEN, "QNOW", Duration.ZERO);
    world.settle(notifier);
    notifier = world.notifier("us", TEN_OPEN);
    for (int i = 0; i < 5; i++) {
      world.settle(notifier);
      world.pass(HOUR);
    }

    assertThat(world.channel.incidents())
        .contains("QNOW", "QLATER0", "QLATER29")
        .doesNotHaveDuplicates();
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aFreshOwnerReadsTheBeginningThatAnOlderVersionWrote() {
    PlannedNotification known = world.page(ANN, "QKNOWN", Duration.ZERO);
    PlannedNotification fresh = world.page(ANN, "QFRESH", Duration.ZERO);
    var lease =
        world.stores.leases().acquire(World.SHARD, "us", world.now, world.now).orElseThrow();
    world.stores.journal().append(World.SHARD, "old", List.of(new JournalEntry.Opened(1)));
    assertThat(world.stores.leases().point(lease, "old")).isPresent();

    world.settle(notifier);

    assertThat(world.channel.arrived())
        .containsExactly(fresh.id().value())
        .doesNotContain(known.id().value());
  }

  @Test
  void withAHundredThousandOpenAnAcknowledgementStillCountsAndAnUrgentPageStillLeaves() {
    notifier = world.notifier("us");
    for (int i = 0; i < 100_000; i++) {
      world.page(ANN, "QSTORM" + i, HOUR);
    }
    world.settle(notifier);

    world.stop(ANN, "QSTORM7");
    world.stop(ANN, "QSTORM99999");
    PlannedNotification urgent = world.page(BEN, "QNOW", Duration.ZERO);
    world.settle(notifier);

    assertThat(world.channel.arrived()).containsExactly(urgent.id().value());
    assertThat(world.stores.outbox().read(World.SHARD, 7, 1))
        .extracting(Outbox.Row::position)
        .containsExactly(9L);
    assertThat(world.stores.outbox().read(World.SHARD, 99_999, 10)).isEmpty();
  }
}
