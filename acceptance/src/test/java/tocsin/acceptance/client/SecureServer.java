package tocsin.acceptance.client;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;

/** The real server behind TLS, for clients that refuse to speak without. */
final class SecureServer implements AutoCloseable {
  final ThrowAwayCertificate certificate;
  final ServerProcess process;
  final String key;
  final RestApi api;

  /** Sets one up below that folder and starts it. */
  SecureServer(Path folder, Map<String, String> settings) throws Exception {
    certificate = ThrowAwayCertificate.in(folder.resolve("tls"), "EC");
    Installation installation = Installation.in(folder);
    Map<String, String> all = new HashMap<>(settings);
    all.put("tls.cert", certificate.certificate().toString());
    all.put("tls.key", certificate.key().toString());
    process = installation.serve(all);
    key = installation.key();
    api = new RestApi(process.address(), key, certificate.client());
  }

  /** Host and port, as clients take them. */
  String authority() throws InterruptedException {
    return process.address().getAuthority();
  }

  @Override
  public void close() {
    process.close();
  }
}
