package tocsin.acceptance.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Needed;
import tocsin.acceptance.ServerProcess;

/** A Prometheus Alertmanager in a process of its own, without a cluster. */
final class Alertmanager implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI api;
  private final Path log;

  /** Starts it in that folder with that configuration; returns when it takes alerts. */
  Alertmanager(Path folder, String configuration) throws IOException {
    Path config = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
    int port = freePort();
    api = URI.create("http://127.0.0.1:" + port + "/api/v2/");
    log = folder.resolve("alertmanager.log");
    process =
        new ProcessBuilder(
                program().toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Eventually.until("Alertmanager answers", this::answers);
  }

  /** The Debian package's program; the test is left out without it. */
  static Path program() {
    return Needed.program("prometheus-alertmanager", "alertmanager");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    assertThat(process.isAlive()).as(log()).isTrue();
    try {
      return send(HttpRequest.newBuilder(api.resolve("status")).build()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Hands it alerts as Prometheus does. */
  void post(String alerts) throws IOException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(api.resolve("alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(alerts))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** What it has logged. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    ServerProcess.end(process);
    http.close();
  }
}
