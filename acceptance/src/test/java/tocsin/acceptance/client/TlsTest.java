package tocsin.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.ServerProcess;

/** The server with a certificate of its own. */
class TlsTest {
  @TempDir Path folder;

  @Test
  void aRenewedCertificateIsTakenWithoutARestartAndABrokenOneIsNot() throws Exception {
    ThrowAwayCertificate next = ThrowAwayCertificate.in(folder.resolve("next"), "RSA");
    try (SecureServer server = new SecureServer(folder, Map.of())) {
      assertThat(isTrustedBy(server.certificate, server)).isTrue();
      Path key = server.certificate.key();
      String good = Files.readString(key);
      Files.writeString(key, Files.readString(next.key()));
      Eventually.until(
          "it complains", () -> server.process.errors().contains("The old certificate is kept"));
      assertThat(isTrustedBy(server.certificate, server)).isTrue();
      Files.writeString(key, good);
      server.certificate.replaceBy(next);
      Eventually.until("the new one is used", () -> isTrustedBy(next, server));
      assertThat(isTrustedBy(server.certificate, server)).isFalse();
    }
  }

  @Test
  void filesThatAreNoPairEndTheStartWithOneSentence() throws Exception {
    ThrowAwayCertificate one = ThrowAwayCertificate.in(folder.resolve("one"), "EC");
    ThrowAwayCertificate other = ThrowAwayCertificate.in(folder.resolve("other"), "EC");
    assertThat(start("--set", "tls.cert=" + one.certificate(), "--set", "tls.key=" + other.key()))
        .contains("are no pair in PEM that can be used (they do not belong together).")
        .doesNotContain("\tat ");
    assertThat(start("--set", "tls.cert=" + one.certificate()))
        .contains("set tls.cert and tls.key, or neither");
    assertThat(start("--set", "tls.cert=/no/such/file", "--set", "tls.key=" + one.key()))
        .contains("The file /no/such/file can't be read.");
  }

  private String start(String... settings) throws Exception {
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    List<String> arguments = new java.util.ArrayList<>();
    arguments.addAll(List.of("serve", "--port", "0", "--data"));
    arguments.add(Files.createTempDirectory(folder, "data").toString());
    arguments.addAll(List.of(settings));
    try (ServerProcess process = ServerProcess.launch(arguments, errors)) {
      assertThat(process.exitCode()).isEqualTo(2);
      return process.errors();
    }
  }

  private static boolean isTrustedBy(ThrowAwayCertificate certificate, SecureServer server) {
    try (var client = certificate.client()) {
      URI health = URI.create(server.process.address() + "/health");
      return client
              .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
