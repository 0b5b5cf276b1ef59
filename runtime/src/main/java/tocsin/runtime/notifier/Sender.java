package tocsin.runtime.notifier;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.channel.Outcome;

/** Composes and sends one message a task, away from the notifier's own thread. */
public final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final Composer composer;
  private final Executor executor;

  /**
   * A sender.
   *
   * @param executor runs tasks that block; the notifiers bound how many there are at once
   */
  public Sender(Composer composer, Executor executor) {
    this.composer = composer;
    this.executor = executor;
  }

  /** Starts the attempt; its end comes to {@code completions}, on any thread, exactly once. */
  void start(Attempt attempt, Consumer<Completion> completions) {
    executor.execute(() -> completions.accept(run(attempt)));
  }

  private Completion run(Attempt attempt) {
    String planned = attempt.plannedAddress();
    try {
      return switch (composer.compose(
          attempt.key(), attempt.planned(), attempt.before(), attempt.at())) {
        case Composition.Impossible impossible ->
            new Completion(
                attempt,
                planned,
                new Outcome.Rejected(impossible.reason()),
                composer.teams(attempt.planned()));
        case Composition.Ready ready ->
            new Completion(
                attempt,
                ready.message().contact().address(),
                attempt.lane().channel().send(ready.message()),
                composer.teams(attempt.planned()));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(attempt, planned, "The program stopped while sending");
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      LOG.warn("Channel {} broke its promise not to throw", attempt.lane().channel().name(), e);
      return failed(attempt, planned, "The channel failed");
    }
  }

  private static Completion failed(Attempt attempt, String address, String reason) {
    return new Completion(attempt, address, new Outcome.Unreachable(reason, Duration.ZERO));
  }
}
