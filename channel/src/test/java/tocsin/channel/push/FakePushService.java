package tocsin.channel.push;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.channel.FakeHttp;

/**
 * A push service with one browser behind it. It checks what real ones check (RFC 8030, 8292) and
 * keeps what the browser could decrypt.
 */
public final class FakePushService extends FakeHttp {
  private static final Pattern PROOF =
      Pattern.compile("vapid t=(([\\w-]+)\\.([\\w-]+))\\.([\\w-]+), k=([\\w-]+)");
  private static final int MOST_BYTES = 4_096;
  private static final long A_DAY = 86_400;

  final Browser browser = Browser.fresh();
  private final InstantSource clock;
  private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private volatile int refusal = 403;

  /** One message that came through. */
  record Pushed(Headers headers, int bytes, String words) {}

  /**
   * A service.
   *
   * @param clock by which proofs are too old
   */
  public FakePushService(InstantSource clock) {
    this.clock = clock;
  }

  /** What the browser subscribed with. */
  public String subscription() {
    return browser.address(address() + "/push/abc");
  }

  List<Pushed> pushed() {
    return List.copyOf(pushed);
  }

  /** What was wrong with messages that it did not take. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** From now on it refuses so. */
  void refuse(int status) {
    refusal = status;
    behave(Behaviour.REFUSES);
  }

  @Override
  protected Reply refusal() {
    return Reply.of(refusal, "");
  }

  @Override
  protected Reply patience() {
    return new Reply(429, "", Map.of("Retry-After", "7"));
  }

  @Override
  protected Reply answer(Request request) {
    try {
      check(request.header("TTL").matches("[0-9]+"), "no TTL");
      check(request.header("Topic").matches("[\\w-]{1,32}"), "a bad topic");
      check(request.header("Content-Encoding").equals("aes128gcm"), "another encoding");
      check(request.bytes().length <= MOST_BYTES, "too long");
      prove(request.header("Authorization"));
      String words = browser.decrypt(request.bytes());
      pushed.add(new Pushed(request.headers(), request.bytes().length, words));
      take(JSON.readTree(words).path("id").asString(""), words);
      return Reply.of(201, "");
    } catch (GeneralSecurityException e) {
      faults.add(String.valueOf(e.getMessage()));
      return Reply.of(400, "");
    }
  }

  private void prove(String authorization) throws GeneralSecurityException {
    Matcher proof = PROOF.matcher(authorization);
    check(proof.matches(), "no proof of who sends: " + authorization);
    Base64.Decoder text = Base64.getUrlDecoder();
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(P256.publicKey(text.decode(proof.group(5))).orElseThrow());
    signature.update(proof.group(1).getBytes(StandardCharsets.US_ASCII));
    check(signature.verify(text.decode(proof.group(4))), "another's signature");
    String claims = new String(text.decode(proof.group(3)), StandardCharsets.UTF_8);
    check(claims.contains("\"aud\":\"" + address() + "\""), "for another service: " + claims);
    check(claims.matches(".*\"sub\":\"(mailto:|https:).*"), "nobody to write to: " + claims);
    long until = Long.parseLong(claims.replaceFirst(".*\"exp\":(\\d+).*", "$1"));
    long now = clock.instant().getEpochSecond();
    check(until > now && until <= now + A_DAY, "too old or too new: " + claims);
  }

  private static void check(boolean good, String otherwise) throws GeneralSecurityException {
    if (!good) {
      throw new GeneralSecurityException(otherwise);
    }
  }
}
