package tocsin.server.cli;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import tocsin.server.ExitCode;

/**
 * Ends the process in order when it is told to end (SIGTERM, Ctrl-C): exit code 0 after everything
 * was closed, and in any case before whoever asked loses patience and kills it.
 */
final class OrderlyEnd {
  private static final Duration AT_MOST = Duration.ofMillis(4_600);

  private final Deque<Runnable> closings = new ConcurrentLinkedDeque<>();
  private final Thread hook = new Thread(this::run, "closing");

  OrderlyEnd() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Has this closed too, before what was there earlier. */
  void closes(Runnable closing) {
    closings.push(closing);
  }

  /** Closes everything now, because the start failed; the process then ends by itself. */
  void callOff() {
    boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    closings.forEach(Runnable::run);
  }

  /** Blocks for good: the process ends from {@link #run}. */
  ExitCode await() throws InterruptedException {
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }

  private void run() {
    Thread work =
        Thread.ofPlatform()
            .daemon()
            .name("closing-all")
            .start(() -> closings.forEach(Runnable::run));
    boolean closed = false;
    try {
      closed = work.join(AT_MOST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    System.err.flush();
    // The Java runtime would end with 143, which service managers take for a failure.
    Runtime.getRuntime().halt((closed ? ExitCode.DONE : ExitCode.FAILED).number());
  }
}
