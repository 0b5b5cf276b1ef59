package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;
import static tocsin.runtime.notifier.World.SHARD;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.ShardLeases;

class ShardTakeoverTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final World world = new World();
  private final ShardNotifier first = world.notifier("first");
  private final ShardNotifier second = world.notifier("second");

  @Test
  void whileOneOwnsTheShardTheOtherStandsBy() {
    world.page(ANN, "QDISK", Duration.ZERO);
    first.poll(world.now);

    world.poll(second);

    assertThat(world.sends).hasSize(1);
    assertThat(world.stores.leases().find(SHARD).orElseThrow().owner()).isEqualTo("first");
  }

  @Test
  void anOwnerThatKeepsWorkingKeepsTheShard() {
    for (int i = 0; i < 100; i++) {
      world.settle(first);
      world.settle(second);
      world.pass(Duration.ofSeconds(1));
    }

    assertThat(world.stores.leases().find(SHARD).orElseThrow().owner()).isEqualTo("first");
  }

  @Test
  void whenTheOwnerIsSilentTheOtherTakesOverWhatIsOpen() {
    PlannedNotification page = world.page(ANN, "QDISK", FIVE_MINUTES);
    world.settle(first);

    world.pass(FIVE_MINUTES);
    world.settle(second);

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aFormerOwnerThatWakesUpSendsNothingMore() {
    world.page(ANN, "QDISK", FIVE_MINUTES);
    world.settle(first);
    world.pass(FIVE_MINUTES);
    world.settle(second);
    world.page(ANN, "QMORE", Duration.ZERO);

    world.settle(first);

    assertThat(world.channel.arrived()).hasSize(1);
    world.settle(second);
    assertThat(world.channel.arrived()).hasSize(2);
  }

  @Test
  void whatAFormerOwnerStillWritesDisturbsNobody() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    first.poll(world.now);
    world.pass(Duration.ofSeconds(20));
    Runnable slow = world.sends.remove();
    world.poll(second);

    slow.run(); // the former owner's message arrives after all
    first.poll(world.now);
    world.settle(second);
    world.page(ANN, "QMORE", Duration.ZERO);
    world.settle(second);

    assertThat(world.channel.arrived()).hasSize(3).startsWith(page.id().value(), page.id().value());
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void whatAnotherOwnerAnsweredForMeanwhileIsNotWaitedFor() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    first.poll(world.now);
    world.sends.remove(); // hangs
    world.pass(Duration.ofSeconds(20));
    world.channel.unreachableNext();
    world.settle(second);

    world.pass(Duration.ofSeconds(20));
    world.settle(first); // finds out that it had lost the shard
    world.settle(first); // has it again

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
  }

  @Test
  void aMessageInDoubtIsRepeatedUnderTheSameKey() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    first.poll(world.now);
    world.send(); // it went out, and the process dies before it knows

    world.settle(world.notifier("first"));

    assertThat(world.channel.arrived()).containsExactly(page.id().value(), page.id().value());
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aNotifierThatLostItsStoreIsRebuiltFromTheOutbox() {
    PlannedNotification sent = world.page(ANN, "QSENT", Duration.ZERO);
    PlannedNotification stopped = world.page(ANN, "QSTOPPED", FIVE_MINUTES);
    PlannedNotification open = world.page(ANN, "QOPEN", FIVE_MINUTES);
    world.stop(ANN, "QSTOPPED");
    world.settle(first);

    world.loseJournal();
    world.pass(FIVE_MINUTES);
    ShardNotifier rebuilt = world.notifier("first");
    world.settle(rebuilt);

    assertThat(world.channel.arrived())
        .containsExactly(sent.id().value(), open.id().value())
        .doesNotContain(stopped.id().value());
    assertThat(world.outbox()).isEmpty();
  }

  @Test
  void aJournalThatLostItsBeginningIsNotTrusted() {
    PlannedNotification early = world.page(ANN, "QEARLY", FIVE_MINUTES);
    world.settle(first);
    world.loseJournal();
    PlannedNotification late = world.page(ANN, "QLATE", FIVE_MINUTES);
    world.settle(first); // writes on, into a generation that has no beginning now

    world.pass(FIVE_MINUTES);
    world.settle(world.notifier("first"));

    assertThat(world.channel.arrived()).containsExactly(early.id().value(), late.id().value());
  }

  @Test
  void aShardThatIsTakenFromUsWhileWeOpenItIsNotOurs() {
    ShardLeases real = world.stores.leases();
    ShardLeases stolen =
        (ShardLeases)
            Proxy.newProxyInstance(
                ShardLeases.class.getClassLoader(),
                new Class<?>[] {ShardLeases.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("point")) {
                    Instant later = world.now.plusSeconds(60);
                    real.acquire(SHARD, "thief", later, later.plusSeconds(15));
                  }
                  return method.invoke(real, arguments);
                });
    world.page(ANN, "QDISK", Duration.ZERO);
    NotifierStores through =
        new NotifierStores(world.stores.outbox(), stolen, world.stores.journal());

    world.settle(world.notifier("us", through, NotifierLimits.DEFAULT));

    assertThat(world.channel.arrived()).isEmpty();
    assertThat(world.stores.leases().find(SHARD).orElseThrow().owner()).isEqualTo("thief");
  }
}
