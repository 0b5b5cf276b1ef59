package tocsin.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.runtime.health.PartState.Status;
import tocsin.storage.StorageException;

class SupervisedPartTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final List<Fragile> started = new ArrayList<>();
  private double jitter;
  private boolean broken;
  private Instant now = NOON;
  private final SupervisedPart part =
      new SupervisedPart(
          "notifier-0",
          () -> {
            Fragile worker = new Fragile();
            started.add(worker);
            return worker;
          },
          () -> jitter,
          NOON);

  /** Works until it is broken. */
  private final class Fragile implements Worker {
    @Override
    public String name() {
      return "notifier-0";
    }

    @Override
    public Instant poll(Instant at) {
      if (broken) {
        throw new StorageException(StorageException.Kind.FULL, "The disk is full; make room.");
      }
      return at.plusSeconds(1);
    }

    @Override
    public long lag() {
      return 7;
    }
  }

  @Test
  void aPartThatRunsSaysSo() {
    assertThat(part.state().status()).isEqualTo(Status.STARTING);

    assertThat(part.poll(NOON)).isEqualTo(NOON.plusSeconds(1));

    assertThat(part.state())
        .isEqualTo(new PartState("notifier-0", Status.RUNNING, 7, 0, null, NOON));
  }

  @Test
  void aPartThatFailsIsStartedAfreshALittleLater() {
    part.poll(now);
    broken = true;
    now = now.plusSeconds(1);
    Instant restart = part.poll(now);
    broken = false;

    assertThat(restart).isEqualTo(now.plusSeconds(1));
    assertThat(part.state())
        .isEqualTo(
            new PartState(
                "notifier-0", Status.RESTARTING, 0, 1, "The disk is full; make room.", now));

    now = restart;
    part.poll(now);
    assertThat(started).hasSize(2);
    assertThat(part.state().status()).isEqualTo(Status.RUNNING);
    assertThat(part.state().restarts()).isEqualTo(1);
  }

  @Test
  void callingItEarlyDoesNotStartItEarly() {
    broken = true;
    Instant restart = part.poll(now);

    assertThat(part.poll(restart.minusMillis(1))).isEqualTo(restart);

    assertThat(started).hasSize(1);
  }

  @Test
  void theWaitDoublesToAMinute() {
    assertThat(waitsOfFailures(8)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void aPartThatKeepsDyingIsStartedAgainAtMostFifteenTimesInTenMinutes() {
    long seconds = 0;
    int restarts = 0;
    for (long wait : waitsOfFailures(30)) {
      seconds += wait;
      restarts += seconds <= 600 ? 1 : 0;
    }
    assertThat(restarts).isBetween(1, 15);
  }

  @Test
  void theJitterMakesTheWaitUpToHalfAsLongAgain() {
    jitter = 1;
    broken = true;

    assertThat(part.poll(now)).isEqualTo(now.plusMillis(1500));
  }

  @Test
  void aPartThatRanWellForAWhileBeginsAnew() {
    waitsOfFailures(5);
    broken = false;
    part.poll(now);
    now = now.plus(Duration.ofMinutes(2));

    assertThat(waitsOfFailures(1)).containsExactly(1L);
  }

  @Test
  void aPartThatRunsOnlyAMomentDoesNotBeginAnew() {
    waitsOfFailures(5);
    broken = false;
    part.poll(now);
    now = now.plusSeconds(10);

    assertThat(waitsOfFailures(1)).containsExactly(32L);
  }

  @Test
  void aClockThatIsSetBackADayDoesNotKeepItDown() {
    broken = true;
    part.poll(now);
    broken = false;

    part.poll(now.minus(Duration.ofDays(1)));

    assertThat(part.state().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void anErrorIsSurvivedAndNotShown() {
    SupervisedPart odd =
        new SupervisedPart(
            "odd",
            () -> {
              throw new StackOverflowError("frame 0xCAFE");
            },
            () -> 0,
            NOON);

    odd.poll(NOON);

    assertThat(odd.state().lastFailure()).doesNotContain("0xCAFE").contains("log");
  }

  /** Lets it fail that often, each time as soon as it is started; answers the waits in seconds. */
  private List<Long> waitsOfFailures(int count) {
    broken = true;
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant next = part.poll(now);
      waits.add(Duration.between(now, next).toSeconds());
      now = next;
    }
    return waits;
  }
}
