package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;
import static tocsin.runtime.notifier.World.BEN;
import static tocsin.runtime.notifier.World.SHARD;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.channel.Channel;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.logentry.LogEntry;
import tocsin.core.notification.PlannedNotification;
import tocsin.runtime.health.Worker;
import tocsin.runtime.relay.LogEntryRelay;
import tocsin.storage.FactLog;
import tocsin.storage.LogEntryStore;
import tocsin.storage.NotificationJournal;
import tocsin.storage.Outbox;
import tocsin.storage.ShardLeases;

/**
 * One night, lived again and again: the process dies at the first call to the world around it, at
 * the second, and so on, until a night passes without a crash.
 */
class CrashTest {
  private static final NotifierLimits SHORT_JOURNAL =
      new NotifierLimits(
          100, 3, 20, 500, 4, Duration.ofSeconds(15), Duration.ofMinutes(2), Duration.ofSeconds(1));

  @ParameterizedTest
  @EnumSource
  void whereverItDiesNothingIsLostAndAtMostThePageInFlightIsDoubled(Crasher.Side side) {
    live(side, "us", "us");
  }

  @ParameterizedTest
  @EnumSource
  void whereverItDiesAnotherMachineTakesOver(Crasher.Side side) {
    live(side, "us", "them");
  }

  private static void live(Crasher.Side side, String owner, String successor) {
    int at = 0;
    Night night;
    do {
      at++;
      night = new Night(new Crasher(at, side), owner, successor);
      night.live();
      night.check();
    } while (night.crasher.crashed());
    assertThat(at).as("nights lived").isGreaterThan(50);
  }

  @Test
  void theStoryIsLongEnoughToMeanSomething() {
    Night night = new Night(new Crasher(Integer.MAX_VALUE, Crasher.Side.BEFORE), "us", "us");
    night.live();
    night.check();
    assertThat(night.world.channel.arrived()).doesNotHaveDuplicates();
    assertThat(night.generations).as("with a checkpoint").hasSizeGreaterThan(1);
  }

  /** The story, and the process that lives it. */
  private static final class Night {
    final World world = new World();
    final Crasher crasher;
    final Set<String> generations = new HashSet<>();
    private final Set<String> mustArrive = new HashSet<>();
    private String owner;
    private final String successor;
    private ShardNotifier notifier;
    private Worker relay;
    private String answered = "";
    private String answeredInFlight = "";

    Night(Crasher crasher, String owner, String successor) {
      this.crasher = crasher;
      this.owner = owner;
      this.successor = successor;
      world.provider = crasher.before(Channel.class, world.channel);
      boot();
    }

    private void boot() {
      NotificationJournal journal =
          crasher.before(NotificationJournal.class, world.stores.journal());
      ShardLeases leases = crasher.before(ShardLeases.class, world.stores.leases());
      Outbox outbox = crasher.before(Outbox.class, world.stores.outbox());
      NotifierStores stores = new NotifierStores(outbox, leases, journal);
      notifier = world.notifier(owner, stores, SHORT_JOURNAL);
      relay =
          new LogEntryRelay(
              crasher.before(FactLog.class, world.stores.facts()),
              journal,
              leases,
              crasher.before(LogEntryStore.class, world.stores.logEntries()),
              world.stores.sideRoads().ledger());
    }

    void live() {
      expect(world.page(ANN, "QNOW", Duration.ZERO));
      answered = world.page(ANN, "QANSWERED", Duration.ofMinutes(5)).id().value();
      world.channel.unreachableNext();
      expect(world.page(BEN, "QRETRY", Duration.ZERO));
      expect(world.page(BEN, "QLATER", Duration.ofMinutes(7)));
      step(() -> world.settle(notifier));
      pass(Duration.ofMinutes(1));
      world.stop(ANN, "QANSWERED");
      expect(world.page(ANN, "QANSWERED", Duration.ofMinutes(3)));
      pass(Duration.ofMinutes(1));
      answeredInFlight = world.page(BEN, "QINFLIGHT", Duration.ZERO).id().value();
      step(() -> world.poll(notifier));
      world.stop(BEN, "QINFLIGHT");
      for (int minute = 0; minute < 10; minute++) {
        pass(Duration.ofMinutes(1));
      }
    }

    private void expect(PlannedNotification page) {
      mustArrive.add(page.id().value());
    }

    private void pass(Duration time) {
      step(() -> world.settle(notifier));
      step(() -> relay.poll(world.now));
      generations.addAll(world.stores.journal().generations(SHARD));
      world.pass(time);
    }

    private void step(Runnable step) {
      try {
        step.run();
      } catch (Crasher.Crash crash) {
        world.kill();
        owner = successor;
        boot();
        step(step);
      }
    }

    void check() {
      Set<String> arrived = new HashSet<>(world.channel.arrived());
      arrived.remove(answeredInFlight); // may have been too late to stop
      assertThat(arrived).isEqualTo(mustArrive).doesNotContain(answered);
      assertThat(world.channel.arrived().stream().filter(this::isAnsweredInFlight).count())
          .isLessThanOrEqualTo(1);
      assertThat(world.channel.arrived().size() - new HashSet<>(world.channel.arrived()).size())
          .as("pages that were doubled")
          .isLessThanOrEqualTo(crasher.crashed() ? 1 : 0);
      assertThat(world.outbox()).as("what is left in the outbox").isEmpty();
      checkTimeline();
    }

    private boolean isAnsweredInFlight(String id) {
      return id.equals(answeredInFlight);
    }

    private void checkTimeline() {
      List<LogEntry> entries =
          world
              .stores
              .logEntries()
              .list(new LogEntryStore.Filter(null, null, null, false, 0, 1000));
      for (String id : mustArrive) {
        assertThat(entries).anyMatch(entry -> tellsOfDelivery(entry, id));
      }
      assertThat(entries)
          .filteredOn(LogEntry.OfStop.class::isInstance)
          .anyMatch(entry -> entry.incident().equals(new IncidentId("QANSWERED")));
      assertThat(world.stores.journal().generations(SHARD))
          .as("generations that the relay has not let go of")
          .hasSizeLessThanOrEqualTo(2);
    }

    private static boolean tellsOfDelivery(LogEntry entry, String id) {
      return entry instanceof LogEntry.OfAttempt attempt
          && attempt.notification().equals(new NotificationId(id))
          && attempt.outcome() instanceof AttemptOutcome.Delivered;
    }
  }
}
