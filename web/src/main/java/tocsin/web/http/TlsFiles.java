package tocsin.web.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * The files that prove to clients who we are, in PEM: the certificate with its chain, and its
 * private key. They may be replaced while the server runs.
 */
public record TlsFiles(Path certificate, Path key) {
  private static final byte[] PROBE = {1, 2, 3};

  /** Says in one sentence why the files can't be used. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Unusable(String sentence, Throwable cause) {
      super(sentence, cause);
      this.sentence = sentence;
    }

    /** What is wrong. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * What the files hold now; certificate and key are known to belong together.
   *
   * @throws Unusable when they are no good
   */
  public PemKeyCertOptions read(Vertx vertx) {
    PemKeyCertOptions options = new PemKeyCertOptions();
    options.setCertValue(bytes(certificate)).setKeyValue(bytes(key));
    try {
      check(options.getKeyManagerFactory(vertx).getKeyManagers());
      return options;
    } catch (Exception e) { // of many kinds, and the sentence is the same for each
      throw new Unusable(
          "The certificate in "
              + certificate
              + " and the key in "
              + key
              + " are no pair in PEM that can be used ("
              + e.getMessage()
              + ").",
          e);
    }
  }

  private static Buffer bytes(Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new Unusable("The file " + file + " can't be read.", e);
    }
  }

  private static void check(KeyManager[] managers) throws GeneralSecurityException {
    X509KeyManager manager = (X509KeyManager) managers[0];
    String alias =
        Stream.of("RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA")
            .map(type -> manager.getServerAliases(type, null))
            .filter(aliases -> aliases != null && aliases.length > 0)
            .findFirst()
            .orElseThrow(() -> new GeneralSecurityException("there is no key"))[0];
    PrivateKey key = manager.getPrivateKey(alias);
    X509Certificate certificate = manager.getCertificateChain(alias)[0];
    Signature signature = Signature.getInstance(algorithm(key));
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(PROBE);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("they do not belong together");
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }
}
