package tocsin.channel.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

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
  private final Listener.Told told;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private Duration pause = FIRST_PAUSE;
  private Instant nextAt = Instant.MIN;

  /** Only read and written by whoever listens. */
  private volatile boolean troubled;

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
   */
  public ListenerCall(Listener listener, Executor executor, Listener.Told told) {
    this.listener = listener;
    this.executor = executor;
    this.told = told;
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
    if (state.get() == State.IDLE && isTime(now)) {
      state.set(State.LISTENING);
      executor.execute(this::listen);
    }
    return now.plus(LOOK);
  }

  /** A pause that ends further away than any lasts means that the clock was set back. */
  private boolean isTime(Instant now) {
    return !now.isBefore(nextAt) || now.plus(LONGEST_PAUSE).isBefore(nextAt);
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** Trouble is told when it begins and when it ends, not each time. */
  private State tell(Listener.Heard heard) {
    return switch (heard) {
      case Listener.Heard.All() -> {
        if (troubled) {
          troubled = false;
          told.ended();
        }
        yield State.HEARD;
      }
      case Listener.Heard.Trouble(String sentence) -> {
        if (!troubled) {
          troubled = true;
          told.began(sentence);
        }
        yield State.TROUBLED;
      }
    };
  }

  private void listen() {
    State after = State.TROUBLED;
    try {
      after = tell(listener.listen());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      told.unforeseen(e);
    } finally {
      state.set(after);
    }
  }
}
