package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tocsin.channel.Channel;
import tocsin.core.account.User;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.notification.PlannedNotification;
import tocsin.runtime.health.SupervisedPart;
import tocsin.runtime.health.Supervisor;
import tocsin.runtime.health.Wakeup;
import tocsin.storage.NotificationJournal;
import tocsin.storage.StorageException;

/** A notifier's worker fails and a fresh one takes its place, while the process goes on. */
class WorkerRestartTest {
  private static final User ANN = World.ANN;

  private final World world = new World();
  private final AtomicBoolean diskFull = new AtomicBoolean();
  private final NotifierParts parts = world.parts(brittle(), NotifierLimits.DEFAULT);
  private final SupervisedPart part =
      new SupervisedPart(
          "notifier",
          () -> new ShardNotifier(World.SHARD, "us", parts, () -> {}),
          () -> 0,
          World.START);

  /** Stores whose journal takes nothing while the disk is full. */
  private NotifierStores brittle() {
    NotificationJournal real = world.stores.journal();
    NotificationJournal journal =
        (NotificationJournal)
            Proxy.newProxyInstance(
                NotificationJournal.class.getClassLoader(),
                new Class<?>[] {NotificationJournal.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("append") && diskFull.get()) {
                    throw new StorageException(StorageException.Kind.FULL, "The disk is full");
                  }
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new NotifierStores(world.stores.outbox(), world.stores.leases(), journal);
  }

  /** The worker fails at whatever it wants to write, and its successor starts. */
  private void restart() {
    diskFull.set(true);
    world.page(World.BEN, "QANY", Duration.ofHours(1));
    part.poll(world.now);
    diskFull.set(false);
    world.pass(Duration.ofSeconds(1));
    part.poll(world.now);
    assertThat(part.state().restarts()).as("restarts").isPositive();
  }

  private void settle() {
    do {
      part.poll(world.now);
    } while (world.send() > 0);
  }

  @Test
  void whatIsStillBeingSentIsNotSentAgain() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    part.poll(world.now);

    restart();
    assertThat(world.sends).as("being sent").hasSize(1);
    settle();

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
    assertThat(world.journal())
        .anyMatch(line ->
            line instanceof JournalEntry.Ended ended
                && ended.notification().equals(page.id())
                && ended.outcome() instanceof AttemptOutcome.Delivered);
  }

  @Test
  void anEndThatCouldNotBeWrittenDownIsNotLost() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    part.poll(world.now);
    world.send();

    restart();
    settle();

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
    assertThat(world.outbox()).hasSize(1); // the one that is due in an hour
  }

  @Test
  void anAnswerMeanwhileStillLetsNoRetryFollow() {
    world.page(ANN, "QDISK", Duration.ZERO);
    world.channel.unreachableNext();
    part.poll(world.now);
    world.stop(ANN, "QDISK");

    restart();
    settle();
    world.pass(Duration.ofMinutes(5));
    settle();

    assertThat(world.channel.arrived()).isEmpty();
  }

  @Test
  void whenTheShardIsRebuiltFromTheOutboxWhatIsStillBeingSentIsNotSentAgain() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    part.poll(world.now);

    world.loseJournal();
    restart();
    settle();

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
    assertThat(world.outbox()).hasSize(1);
  }

  @Test
  void aPageThatHangsIsTriedAgainAfterItsSilence() {
    PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
    part.poll(world.now);
    restart();
    world.kill();

    world.pass(Duration.ofMinutes(2));
    settle();
    world.pass(Duration.ofSeconds(5));
    settle();

    assertThat(world.channel.arrived()).containsExactly(page.id().value());
  }

  @Test
  @Timeout(60)
  void underTheSupervisorASlowChannelDeliversOnce() throws InterruptedException {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Channel slow = slow(sending, goOn);
    Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    world.provider = slow;
    world.executor = threads;
    NotifierParts shared = world.parts(brittle(), NotifierLimits.DEFAULT);
    Supervisor supervisor = new Supervisor(InstantSource.system(), new SimpleMeterRegistry());
    Wakeup wakeup = new Wakeup();
    world.now = InstantSource.system().instant();
    world.page(ANN, "QDISK", Duration.ZERO);
    supervisor.start(
        new SupervisedPart(
            "notifier",
            () -> new ShardNotifier(World.SHARD, "us", shared, wakeup::wake),
            () -> 0,
            world.now),
        wakeup,
        Thread.ofVirtual());
    sending.await();

    diskFull.set(true);
    world.page(ANN, "QANY", Duration.ofHours(1));
    wakeup.wake();
    while (supervisor.parts().getFirst().restarts() == 0) {
      Thread.onSpinWait();
    }
    diskFull.set(false);
    goOn.countDown();
    while (world.outbox().size() > 1) {
      Thread.onSpinWait();
    }

    assertThat(supervisor.stop(Duration.ofSeconds(10))).isEmpty();
    assertThat(world.channel.arrived()).hasSize(1);
  }

  private Channel slow(CountDownLatch sending, CountDownLatch goOn) {
    return (Channel)
        Proxy.newProxyInstance(
            Channel.class.getClassLoader(),
            new Class<?>[] {Channel.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("send")) {
                sending.countDown();
                goOn.await();
              }
              try {
                return method.invoke(world.channel, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
