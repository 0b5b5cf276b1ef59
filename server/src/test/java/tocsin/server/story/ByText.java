package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import tocsin.channel.phone.twilio.FakeTwilio;

/** Text messages, answered by text messages. */
class ByText extends ByTwilio {
  ByText() {
    this("twilio", "from");
  }

  ByText(String provided, String from) {
    super(provided, from);
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public String label() {
    return "text";
  }

  @Override
  String number() {
    return "4155551234";
  }

  /** What stands before numbers that write. */
  String prefix() {
    return "";
  }

  /** "ack 12", where 12 is the number in that message. */
  static String ack(String page) {
    return page.replaceFirst("(?s).*?#(\\d+).*", "ack $1");
  }

  @Override
  public void isForged(String page, RealServer server) {
    assertStatus(403, call(inbound(server), written(page, number()), "guessed", server));
    Map<String, String> stranger = written(page, "4155559999");
    assertThat(call(inbound(server), stranger, FakeTwilio.TOKEN, server).body())
        .contains("Nobody here has this");
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    Map<String, String> reply = written(page, number());
    assertThat(call(inbound(server), reply, FakeTwilio.TOKEN, server).body())
        .contains("<Message>Acknowledged #");
  }

  private Map<String, String> written(String page, String number) {
    return Map.of("From", prefix() + "+1" + number, "To", prefix() + OURS, "Body", ack(page));
  }

  @Override
  public String way() {
    return "sms";
  }
}
