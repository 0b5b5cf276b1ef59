package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tocsin.channel.phone.twilio.FakeTwilio;

/** Calls, answered by a key. */
final class ByCall extends ByTwilio {
  ByCall() {
    super("calls", "voice-from");
  }

  @Override
  public String name() {
    return "phone";
  }

  @Override
  String number() {
    return "4155551236";
  }

  /** What the person hears who picks up. */
  @Override
  public List<String> got(RealServer server) {
    return provider.taken().stream().map(each -> heard(each.form(), server)).toList();
  }

  private String heard(Map<String, String> form, RealServer server) {
    String said = form.getOrDefault("Twiml", "");
    Map<String, String> pickedUp = Map.of("AnsweredBy", "human", "To", "+1" + number());
    return said.isEmpty()
        ? call(form.getOrDefault("Url", ""), pickedUp, FakeTwilio.TOKEN, server).body()
        : said;
  }

  @Override
  public String code(String message) {
    String digits = message.replaceAll("(?s)<\\?xml[^>]*>|<[^>]*>", " ").replaceAll("\\D", "");
    return message.contains("code for Tocsin") ? digits.substring(0, 6) : "";
  }

  @Override
  public void isForged(String page, RealServer server) {
    assertStatus(403, press(page, "+1" + number(), "guessed", server));
    assertThat(press(page, "+14155559999", FakeTwilio.TOKEN, server).body())
        .contains("Nobody here has this");
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    assertThat(press(page, "+1" + number(), FakeTwilio.TOKEN, server).body())
        .contains(">Acknowledged");
  }

  private static HttpResponse<String> press(
      String page, String to, String token, RealServer server) {
    String action = page.replaceFirst("(?s).*action=\"", "").replaceFirst("(?s)\".*", "");
    return call(action.replace("&amp;", "&"), Map.of("Digits", "4", "To", to), token, server);
  }

  @Override
  public String way() {
    return "phone";
  }
}
