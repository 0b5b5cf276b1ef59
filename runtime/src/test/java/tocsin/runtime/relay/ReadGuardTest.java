package tocsin.runtime.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

class ReadGuardTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ReadGuard guard = new ReadGuard("The timeline", threads, SHORT);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void letGo() {
    gate.countDown();
    threads.close();
  }

  /** A store that answers only when the gate opens. */
  private int hanging() {
    int number = asked.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return number;
  }

  private void refused() {
    assertThatThrownBy(() -> guard.read(this::hanging))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageContaining("The timeline can't be read in time");
  }

  @Test
  void whatComesInTimeIsGiven() {
    assertThat(guard.read(() -> "here")).isEqualTo("here");
  }

  @Test
  void whatTheStoreThrowsIsThrown() {
    StorageException failure = new StorageException(Kind.FULL, "full");

    assertThatThrownBy(() ->
            guard.read(() -> {
              throw failure;
            }))
        .isSameAs(failure);
  }

  @Test
  void aStoreThatHangsIsAskedOnlyAFewTimesAndAgainWhenItComesBack() {
    for (int i = 0; i < 10; i++) {
      refused();
    }
    assertThat(asked).hasValue(4);

    gate.countDown();

    String found = "";
    while (found.isEmpty()) { // until the last of those that hung has left
      try {
        found = guard.read(() -> "back");
      } catch (StorageException e) {
        Thread.onSpinWait();
      }
    }
    assertThat(found).isEqualTo("back");
  }
}
