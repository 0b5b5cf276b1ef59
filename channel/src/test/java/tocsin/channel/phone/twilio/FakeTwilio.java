package tocsin.channel.phone.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Callback;
import tocsin.channel.FakeHttp;
import tocsin.channel.phone.FlatFields;
import tocsin.channel.phone.PhoneCallbacks;

/**
 * A provider with Twilio's interface: refuses what the real one would, keeps the rest, and lets
 * people pick up by asking Tocsin what it has to say.
 */
public final class FakeTwilio extends FakeHttp {
  public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  public static final String TOKEN = "s3cret";

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile @Nullable Callback tocsin;

  /**
   * One request that was taken.
   *
   * @param what Messages or Calls
   * @param sid what it is called
   */
  public record Taken(String what, String sid, String key, SortedMap<String, String> form) {}

  URI base() {
    return URI.create(address());
  }

  /** Whom it calls back. */
  void calls(Callback other) {
    tocsin = other;
  }

  /** The messages and calls that it took, in order. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  @Override
  public List<Arrived> arrived() {
    return taken.stream().map(r -> new Arrived(r.key(), words(r))).toList();
  }

  private String words(Taken request) {
    String url = request.form().get("Url");
    return url == null
        ? request.form().getOrDefault("Body", "")
        : ask(url, Map.of("CallStatus", "in-progress", "AnsweredBy", "human"));
  }

  /** Calls Tocsin as the real one does: signed. */
  String ask(String url, Map<String, String> fields) {
    return call(url, fields, TOKEN).body();
  }

  Callback.Answer call(String url, Map<String, String> fields, String token) {
    Callback other = tocsin;
    if (other == null) {
      throw new IllegalStateException("It has nobody to call");
    }
    SortedMap<String, String> form = new TreeMap<>(fields);
    String body =
        String.join(
            "&",
            form.entrySet().stream()
                .map(f -> TwilioApi.encoded(f.getKey()) + "=" + TwilioApi.encoded(f.getValue()))
                .toList());
    URI uri = URI.create(url);
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return other.take(
        new Callback.Call(
            "POST",
            url,
            uri.getPath().substring(PhoneCallbacks.PATH.length()),
            FlatFields.form(query),
            Map.of("x-twilio-signature", signature(url, form, token)),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  /** As the real one signs what it posts to that address: over the address and all fields. */
  public static String signature(String url, SortedMap<String, String> form, String token) {
    StringBuilder signed = new StringBuilder(url);
    form.forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] hash = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Reply refusal() {
    return error(400, 21211, "Invalid 'To' Phone Number");
  }

  @Override
  protected Reply patience() {
    return error(429, 20429, "Too Many Requests");
  }

  @Override
  protected Reply answer(Request request) {
    String start = "/2010-04-01/Accounts/" + ACCOUNT + "/";
    String credentials = ACCOUNT + ":" + TOKEN;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    if (!basic.equals(request.header("Authorization"))) {
      return error(401, 20003, "Authenticate");
    }
    SortedMap<String, String> form = FlatFields.form(request.text());
    return switch (request.path().replace(start, "")) {
      case "Messages.json" -> take(request, "Messages", form, wrongText(form));
      case "Calls.json" -> take(request, "Calls", form, wrongCall(form));
      default -> error(404, 20404, "Not found");
    };
  }

  private Reply take(Request request, String what, SortedMap<String, String> form, String wrong) {
    if (!wrong.isEmpty()) {
      return error(400, 21000, wrong);
    }
    String key = request.header("Idempotency-Key");
    String sid =
        taken.stream()
            .filter(before -> before.key().equals(key))
            .map(Taken::sid)
            .findFirst()
            .orElse((what.equals("Calls") ? "CA" : "SM") + numbers.incrementAndGet());
    taken.add(new Taken(what, sid, key, form));
    return Reply.of(201, "{\"sid\":\"" + sid + "\",\"status\":\"queued\",\"price\":null}");
  }

  private static String wrongText(SortedMap<String, String> form) {
    boolean whatsApp = form.getOrDefault("To", "").startsWith("whatsapp:");
    String to = form.getOrDefault("To", "").replace("whatsapp:", "");
    String from = form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", ""));
    if (!to.matches("\\+[1-9]\\d{6,14}")) {
      return "Invalid To";
    }
    if (from.isEmpty() || (whatsApp && !from.startsWith("whatsapp:+"))) {
      return "Invalid From";
    }
    String body = form.getOrDefault("Body", form.getOrDefault("ContentVariables", ""));
    if (body.isEmpty() || body.length() > 1_600) {
      return "Invalid Body";
    }
    return "";
  }

  private static String wrongCall(SortedMap<String, String> form) {
    if (!form.getOrDefault("To", "").matches("\\+[1-9]\\d{6,14}")) {
      return "Invalid To";
    }
    String said = form.getOrDefault("Twiml", "");
    return form.containsKey("Url") == said.isEmpty() && said.length() <= 4_000 ? "" : "No Url";
  }

  private static Reply error(int status, int code, String message) {
    return Reply.of(
        status, "{\"code\":" + code + ",\"message\":\"" + message + "\",\"status\":400}");
  }
}
