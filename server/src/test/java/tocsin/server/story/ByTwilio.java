package tocsin.server.story;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tocsin.channel.phone.twilio.FakeTwilio;

/** A telephone behind a provider with Twilio's interface, whose calls are signed. */
abstract class ByTwilio extends HttpMedium<FakeTwilio> {
  static final String OURS = "+15550100";

  private final String provided;
  private final String from;

  /**
   * A medium.
   *
   * @param provided how the settings call the provider
   * @param from the setting that opens this medium
   */
  ByTwilio(String provided, String from) {
    super(new FakeTwilio(), "");
    this.provided = provided;
    this.from = from;
  }

  /** The person's number, without the country's. */
  abstract String number();

  @Override
  public final Map<String, String> settings() {
    String start = "phone." + provided + ".";
    Map<String, String> settings = new HashMap<>();
    settings.put(start + "url", provider.address());
    settings.put(start + "account", FakeTwilio.ACCOUNT);
    settings.put(start + "token", FakeTwilio.TOKEN);
    settings.put(start + from, OURS);
    return settings;
  }

  @Override
  public final String place() {
    return "\"country_code\": 1, \"address\": \"" + number() + "\"";
  }

  @Override
  public List<String> got(RealServer server) {
    return provider.taken().stream().map(each -> each.form().getOrDefault("Body", "")).toList();
  }

  /** The address to which the provider brings what people write. */
  final String inbound(RealServer server) {
    return server.address() + "/in/phone/" + provided + "/text";
  }

  /** The provider calls there, signed with that token. */
  static HttpResponse<String> call(
      String url, Map<String, String> fields, String token, RealServer server) {
    SortedMap<String, String> form = new TreeMap<>(fields);
    String body =
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return server.post(
        url,
        "application/x-www-form-urlencoded",
        body,
        Map.of("X-Twilio-Signature", FakeTwilio.signature(url, form, token)));
  }
}
