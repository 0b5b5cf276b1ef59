package tocsin.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tocsin.runtime.health.PartState.Status;

@Timeout(30)
class SupervisorTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Supervisor supervisor = new Supervisor(InstantSource.fixed(NOON), registry);

  @AfterEach
  void stop() throws InterruptedException {
    assertThat(supervisor.stop(Duration.ofSeconds(10))).as("parts that go on").isEmpty();
  }

  /** Counts its polls and never wants to come back by itself. */
  private static final class Counting implements Worker {
    private final AtomicInteger polls = new AtomicInteger();
    private final CountDownLatch polledAgain = new CountDownLatch(2);

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public Instant poll(Instant now) {
      polls.incrementAndGet();
      polledAgain.countDown();
      return Instant.MAX;
    }
  }

  @Test
  void aPartThatIsWokenIsPolledAgain() throws InterruptedException {
    Counting worker = new Counting();
    Wakeup wakeup = start("counting", worker);

    wakeup.wake();

    worker.polledAgain.await();
    assertThat(worker.polls).hasValueGreaterThan(1);
  }

  @Test
  void aPartThatFailsLeavesTheOthersAlone() throws InterruptedException {
    start(
        "broken",
        now -> {
          throw new IllegalStateException("broken");
        });
    Counting other = new Counting();
    start("counting", other).wake();
    other.polledAgain.await();
    while (supervisor.parts().getFirst().restarts() == 0) {
      Thread.onSpinWait();
    }

    assertThat(supervisor.parts())
        .extracting(PartState::part)
        .containsExactly("broken", "counting");
    assertThat(supervisor.parts().getFirst().restarts()).isEqualTo(1);
    assertThat(registry.get("tocsin.part.restarts").tag("part", "broken").functionCounter().count())
        .isEqualTo(1);
  }

  @Test
  void stoppingLetsAPartEndWhatIsUnderWay() throws InterruptedException {
    CountDownLatch polled = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger(3);
    start(
        "draining",
        new Worker() {
          @Override
          public String name() {
            return "draining";
          }

          @Override
          public Instant poll(Instant now) {
            polled.countDown();
            return Instant.MAX;
          }

          @Override
          public boolean drained(Instant now) {
            return underWay.decrementAndGet() == 0;
          }
        });

    polled.await(); // a part that never ran has nothing under way
    assertThat(supervisor.stop(Duration.ofSeconds(10))).isEmpty();

    assertThat(underWay).hasValue(0);
    assertThat(supervisor.parts().getFirst().status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void aPartThatDoesNotEndIsCutOffAndNamed() throws InterruptedException {
    CountDownLatch polling = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    start(
        "stuck",
        now -> {
          polling.countDown();
          await(never);
          return Instant.MAX;
        });
    polling.await();

    assertThat(supervisor.stop(Duration.ofMillis(1))).containsExactly("stuck");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A worker that does one thing. */
  private interface Step extends Worker {
    @Override
    default String name() {
      return "step";
    }
  }

  private Wakeup start(String name, Step worker) {
    return start(name, (Worker) worker);
  }

  private Wakeup start(String name, Worker worker) {
    Wakeup wakeup = new Wakeup();
    supervisor.start(
        new SupervisedPart(name, () -> worker, () -> 0, NOON), wakeup, Thread.ofVirtual());
    return wakeup;
  }
}
