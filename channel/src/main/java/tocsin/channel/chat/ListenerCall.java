package tocsin.channel.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Keeps one listener listening: begins again when it has come back, after a pause that grows while
 * there is trouble. The listening itself happens elsewhere, so that whoever polls never waits.
 */
public final class ListenerCall {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Listener listener;
  private final Executor executor;
  private final Consumer<RuntimeException> unforeseen;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private Duration pause = FIRST_PAUSE;
  private Instant nextAt = Instant.MIN;

  private enum State {
    IDLE,
    LISTENING,
    HEARD,
    TROUBLED
  }

  /**
   * A keeper.
   *
   * @param executor runs what blocks for half a minute
   * @param unforeseen is told of mistakes in the listener, which goes on
   */
  public ListenerCall(Listener listener, Executor executor, Consumer<RuntimeException> unforeseen) {
    this.listener = listener;
    this.executor = executor;
    this.unforeseen = unforeseen;
  }

  /** Begins to listen if it is time; says when to come again. */
  public Instant poll(Instant now) {
    switch (state.get()) {
      case LISTENING, IDLE -> {}
      case HEARD -> {
        state.set(State.IDLE);
        pause = FIRST_PAUSE;
      }
      case TROUBLED -> {
        state.set(State.IDLE);
        nextAt = now.plus(pause);
        pause = longer(pause);
      }
    }
    if (state.get() == State.IDLE && !now.isBefore(nextAt)) {
      state.set(State.LISTENING);
      executor.execute(this::listen);
    }
    return now.plus(LOOK);
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private void listen() {
    State after = State.TROUBLED;
    try {
      after = listener.listen() == Listener.Heard.ALL ? State.HEARD : State.TROUBLED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      unforeseen.accept(e);
    } finally {
      state.set(after);
    }
  }
}
