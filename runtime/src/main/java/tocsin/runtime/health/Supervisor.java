package tocsin.runtime.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tocsin.runtime.health.PartState.Status;

/**
 * Gives every part a thread and polls it when it wants, until told to stop. What fails in one part
 * stays there.
 */
public final class Supervisor implements Health {
  /** However far away the next step is, the clock is looked at so often: it may be set. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private static final Duration DRAIN_STEP = Duration.ofMillis(20);

  private final InstantSource clock;
  private final MeterRegistry registry;
  private final List<Running> running = new CopyOnWriteArrayList<>();
  private volatile @Nullable Instant stopBy;

  private record Running(SupervisedPart part, Wakeup wakeup, Thread thread) {}

  public Supervisor(InstantSource clock, MeterRegistry registry) {
    this.clock = clock;
    this.registry = registry;
  }

  /**
   * Starts the part. Call in the order of the road: {@link #parts} keeps it.
   *
   * @param threads makes its thread: a virtual one for parts that mostly wait, a platform one for
   *     parts that compute
   */
  public void start(SupervisedPart part, Wakeup wakeup, Thread.Builder threads) {
    Thread thread = threads.name(part.name()).unstarted(() -> run(part, wakeup));
    running.add(new Running(part, wakeup, thread));
    measure(part);
    thread.start();
  }

  private void run(SupervisedPart part, Wakeup wakeup) {
    try {
      while (stopBy == null) {
        Instant next = part.poll(clock.instant());
        wakeup.await(wait(next));
      }
      while (!part.drained(clock.instant()) && clock.instant().isBefore(stopBy)) {
        wakeup.await(DRAIN_STEP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the deadline has passed
    } finally {
      part.stopped(clock.instant());
    }
  }

  private Duration wait(Instant next) {
    Instant now = clock.instant();
    if (!next.isAfter(now)) {
      return Duration.ZERO;
    }
    return next.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, next);
  }

  /**
   * Lets every part end what is under way, at most for that long, and cuts the others off. Answers
   * the names of those.
   */
  public List<String> stop(Duration deadline) throws InterruptedException {
    Instant by = clock.instant().plus(deadline);
    stopBy = by;
    running.forEach(r -> r.wakeup().wake());
    List<String> cutOff = new ArrayList<>();
    for (Running r : running) {
      Duration left = Duration.between(clock.instant(), by);
      if (!r.thread().join(left.isNegative() ? Duration.ZERO : left)) {
        cutOff.add(r.part().name());
        r.thread().interrupt();
      }
    }
    return cutOff;
  }

  @Override
  public List<PartState> parts() {
    return running.stream().map(r -> r.part().state()).toList();
  }

  private void measure(SupervisedPart part) {
    Gauge.builder("tocsin.part.up", part, p -> p.state().status() == Status.RUNNING ? 1 : 0)
        .description("1 while the part runs")
        .tag("part", part.name())
        .strongReference(true)
        .register(registry);
    Gauge.builder("tocsin.part.lag", part, p -> p.state().lag())
        .description("What waits for the part")
        .tag("part", part.name())
        .strongReference(true)
        .register(registry);
    FunctionCounter.builder("tocsin.part.restarts", part, p -> p.state().restarts())
        .description("How often the part failed and was started again")
        .tag("part", part.name())
        .register(registry);
  }
}
