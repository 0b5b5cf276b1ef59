package tocsin.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that signs itself, for this machine and for the hosts that clients ask by
 * themselves; it is valid for a few days.
 *
 * @param store with the certificate and its key
 */
record ThrowAwayCertificate(Path folder, KeyStore store) {
  static final String PASSWORD = "throw-away";
  private static final String ALIAS = "server";
  private static final String NAMES =
      "san=dns:localhost,ip:127.0.0.1,dns:api.pagerduty.com,dns:events.pagerduty.com";

  /** Makes one with a key of that algorithm; its files lie in that folder. */
  static ThrowAwayCertificate in(Path folder, String algorithm) throws Exception {
    Files.createDirectories(folder);
    Path file = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            algorithm,
            "-dname",
            "CN=Tocsin",
            "-ext",
            NAMES,
            "-ext",
            "bc=ca:true",
            "-validity",
            "3",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    Path said = folder.resolve("keytool.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    ThrowAwayCertificate made = new ThrowAwayCertificate(folder, store);
    pem(made.certificate(), "CERTIFICATE", made.inUse().getEncoded());
    pem(made.key(), "PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    return made;
  }

  private static void pem(Path file, String what, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what),
        StandardCharsets.US_ASCII);
  }

  /** The certificate in PEM. */
  Path certificate() {
    return folder.resolve("cert.pem");
  }

  /** Its key in PEM. */
  Path key() {
    return folder.resolve("key.pem");
  }

  /** For Java programs that are to trust it. */
  Path trustStore() {
    return folder.resolve("store.p12");
  }

  /** The certificate itself. */
  Certificate inUse() throws GeneralSecurityException {
    return store.getCertificate(ALIAS);
  }

  /** Puts another one's files in the place of these, as a renewal does. */
  void replaceBy(ThrowAwayCertificate other) throws IOException {
    Files.copy(other.certificate(), certificate(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(other.key(), key(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** What a server needs to show it. */
  SSLContext shown() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** A client that trusts this certificate and no other. */
  HttpClient client() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, inUse());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
