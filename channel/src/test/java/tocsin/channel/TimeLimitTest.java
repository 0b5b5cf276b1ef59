package tocsin.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Unreachable;

/** An attempt ends, even when nobody ends it. */
class TimeLimitTest {
  private static final Outcome DONE = new Delivered("1");
  private static final Outcome LATE = new Unreachable("Too slow.", Duration.ofSeconds(1));

  @Test
  void anAttemptInTimeGivesItsOutcome() throws Exception {
    assertThat(TimeLimit.within(Duration.ofSeconds(30), () -> DONE, LATE)).isEqualTo(DONE);
  }

  @Test
  void anAttemptThatWaitsOnASocketIsInterruptedAndTheSocketClosed() throws Exception {
    CountDownLatch freed = new CountDownLatch(1);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          TimeLimit.within(
              Duration.ofMillis(100),
              () -> {
                try (Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                  return new Delivered(String.valueOf(socket.getInputStream().read()));
                } finally {
                  freed.countDown();
                }
              },
              LATE);

      assertThat(outcome).isEqualTo(LATE);
      assertThat(freed.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aMistakeOfOursIsNotHiddenAsAnOutcome() {
    assertThatThrownBy(() ->
            TimeLimit.within(
                Duration.ofSeconds(30),
                () -> {
                  throw new IllegalArgumentException("a mistake");
                },
                LATE))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("a mistake");
  }
}
