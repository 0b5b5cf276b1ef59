package tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.storage.kit.InMemoryStores;
import tocsin.web.http.HttpLimits;

/** Clients that are slow, stop in the middle, or are too many. */
class SlowClientsTest {
  private final RunningServer server =
      new RunningServer(
          InMemoryStores.create(),
          1_000,
          new HttpLimits(
              Duration.ofMillis(700), Duration.ofMillis(150), 20, 100_000, Duration.ofSeconds(3)));

  @AfterEach
  void stop() {
    assertThat(server.stores.eventLog().lastPosition()).isZero();
    server.close();
  }

  @Test
  void aBodyThatDoesNotComeToItsEndIsAnswered408() throws Exception {
    for (String path : List.of("/v2/enqueue", "/generic/2010-04-15/create_event.json", "/users")) {
      try (Socket socket = server.connect()) {
        write(socket, "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{\"a\"");
        assertThat(status(socket)).isEqualTo("HTTP/1.1 408");
      }
    }
    assertThat(server.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aRequestThatIsNotEvenBegunIsCutOff() throws Exception {
    try (Socket socket = server.connect()) {
      write(socket, "POST /v2/enqueue HT");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void bodiesTogetherMayNotFillTheMemory() throws Exception {
    List<Socket> holders = new ArrayList<>();
    try {
      String head = "POST /v2/enqueue HTTP/1.1\r\nHost: x\r\nContent-Length: 90001\r\n\r\n";
      for (int i = 0; i < 3; i++) {
        Socket socket = server.connect();
        holders.add(socket);
        write(socket, head + "x".repeat(90_000));
      }
      List<String> answers = new ArrayList<>();
      for (Socket socket : holders) {
        answers.add(status(socket));
      }
      assertThat(answers).contains("HTTP/1.1 429").contains("HTTP/1.1 408");
    } finally {
      for (Socket socket : holders) {
        socket.close();
      }
    }
    assertThat(server.get("/metrics").body()).contains("tocsin_http_body_bytes 0.0");
  }

  @Test
  void tooManyConnectionsAreTurnedAway() throws Exception {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        held.add(server.connect());
        write(held.getLast(), "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(status(held.getLast())).isEqualTo("HTTP/1.1 200");
      }
      Socket oneMore = server.connect();
      held.add(oneMore);
      assertThat(oneMore.getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
  }
}
