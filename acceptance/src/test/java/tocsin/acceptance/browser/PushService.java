package tocsin.acceptance.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tocsin.acceptance.Eventually;

/**
 * The push service that a browser is subscribed at, and the browser's own secrets: Chromium can be
 * given a message to show, but reaches no push service that we could stand in for.
 */
final class PushService implements AutoCloseable {
  private final HttpServer server;
  private final KeyPair keys;
  private final byte[] auth = "a browser's own.".getBytes(StandardCharsets.US_ASCII);
  private final BlockingQueue<byte[]> came = new LinkedBlockingQueue<>();

  PushService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      came.add(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(201, -1);
    }
  }

  /** A script that makes a page's browser subscribe here; it stays so over reloads. */
  String subscribing() {
    return """
    (() => {
      const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
      const keys = {p256dh: bytes('%s'), auth: bytes('%s')};
      const subscription = {
        endpoint: 'http://127.0.0.1:%d/push/phone',
        getKey: (name) => keys[name],
        unsubscribe: async () => { delete localStorage.subscribed; return true; },
      };
      PushManager.prototype.getSubscription = async () => localStorage.subscribed ? subscription : null;
      PushManager.prototype.subscribe = async ({applicationServerKey, userVisibleOnly}) => {
        if (applicationServerKey.length !== 65 || !userVisibleOnly) throw new Error('refused');
        localStorage.subscribed = 'yes';
        return subscription;
      };
    })();
    """
        .formatted(
            Base64.getEncoder().encodeToString(point((ECPublicKey) keys.getPublic())),
            Base64.getEncoder().encodeToString(auth),
            server.getAddress().getPort());
  }

  /** The next message, as the browser's service worker is given it. */
  String next() throws InterruptedException, GeneralSecurityException {
    byte[] body = came.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    ByteBuffer in = ByteBuffer.wrap(Objects.requireNonNull(body, "nothing was pushed"));
    byte[] salt = take(in, 16);
    int unused = in.getInt();
    byte[] sender = take(in, in.get());
    byte[] sealed = take(in, in.remaining());
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    info.writeBytes(ascii("WebPush: info\0"));
    info.writeBytes(point((ECPublicKey) keys.getPublic()));
    info.writeBytes(sender);
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(keys.getPrivate());
    agreement.doPhase(key(sender), true);
    byte[] both = derive(auth, agreement.generateSecret(), info.toByteArray(), 32);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(derive(salt, both, ascii("Content-Encoding: aes128gcm\0"), 16), "AES"),
        new GCMParameterSpec(128, derive(salt, both, ascii("Content-Encoding: nonce\0"), 12)));
    byte[] padded = cipher.doFinal(sealed);
    return new String(padded, 0, padded.length - 1, StandardCharsets.UTF_8);
  }

  private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(secret).thenExpand(info, length));
  }

  private ECPublicKey key(byte[] point) throws GeneralSecurityException {
    ECPoint at = new ECPoint(new BigInteger(1, point, 1, 32), new BigInteger(1, point, 33, 32));
    return (ECPublicKey)
        KeyFactory.getInstance("EC")
            .generatePublic(new ECPublicKeySpec(at, ((ECPublicKey) keys.getPublic()).getParams()));
  }

  private static byte[] point(ECPublicKey key) {
    ByteBuffer point = ByteBuffer.allocate(65).put((byte) 4);
    for (BigInteger number : new BigInteger[] {key.getW().getAffineX(), key.getW().getAffineY()}) {
      byte[] bytes = number.toByteArray();
      int length = Math.min(bytes.length, 32);
      point.put(new byte[32 - length]).put(bytes, bytes.length - length, length);
    }
    return point.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
