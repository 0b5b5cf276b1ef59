package tocsin.channel.phone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.channel.Callback;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.Message;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.Receipt;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Language;
import tocsin.core.id.ContactMethodId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageReply;

/** Texts by a gateway of which only a template is known. */
class GatewayTextsTest extends ProviderContract {
  private static final InstantSource CLOCK = InstantSource.fixed(Pages.THEN);
  private static final String JSON = "{\"to\":\"{to}\",\"text\":\"{text}\",\"ref\":\"{id}\"}";

  private final FakeGateway gateway = new FakeGateway();
  private final GatewayTexts channel = texts("application/json", JSON, Duration.ofSeconds(8));
  private final GatewayTexts impatient = texts("application/json", JSON, Duration.ofMillis(200));
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> written = new ArrayList<>();

  private GatewayTexts texts(String type, String body, Duration patience) {
    var headers = List.of(new GatewaySettings.Header("Authorization", "Bearer s3cret"));
    return new GatewayTexts(
        new GatewaySettings(
            "acme",
            new GatewaySettings.Request(
                gateway.address() + "/send?n={digits}", "POST", headers, type, body),
            new GatewaySettings.Taken(
                200, 299, "OK", Pattern.compile("\"message_id\":\"([^\"]+)\""), true),
            null,
            true,
            Language.ENGLISH,
            patience),
        CLOCK);
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected Channel impatient() {
    return impatient;
  }

  @Override
  protected FakeProvider provider() {
    return gateway;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    Message plain = Pages.to(ContactKind.SMS, "4155551234", key, page);
    ContactMethod contact =
        new ContactMethod(
            new ContactMethodId("C1"), ContactKind.SMS, "Mobile", "4155551234", 1, true);
    return new Message(key, "David", plain.zone(), contact, page, plain.links());
  }

  @Override
  @Test
  protected void bringsWhatAWokenPersonNeeds() throws Exception {
    assertThat(channel.send(message("N1")))
        .isEqualTo(new Delivered("G-77", "acme", Duration.ofMinutes(3)));

    FakeGateway.Request request = gateway.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/send?n=14155551234");
    assertThat(request.text())
        .isEqualTo(
            "{\"to\":\"+14155551234\",\"text\":\"#4127 high: db2kafka is down (Relay). Reply"
                + " \\\"ack 4127\\\" or \\\"resolve 4127\\\"."
                + " https://tocsin.example.org/ui/incidents/Q1\",\"ref\":\"N1\"}");
  }

  @Override
  @Test
  protected void bringsEveryIncidentOfAStormWithItsAnswers() throws Exception {
    assertThat(channel.send(Pages.inAStorm(message("N1")))).isInstanceOf(Delivered.class);

    assertThat(arrived().getFirst().words()).startsWith("3 incidents").contains("\"ack all\"");
  }

  @Test
  void whatTheBodyIsMadeOfDecidesHowValuesAreMadeSafe() throws Exception {
    Message hostile = message("N1", Pages.page("a&b=\"<c>' d"));
    Map<String, String> bodies =
        Map.of(
            "application/x-www-form-urlencoded", "m={text}&k=1",
            "text/xml; charset=utf-8", "<m t=\"{text}\"/>",
            "text/plain", "{text}");
    Map<String, String> wanted =
        Map.of(
            "application/x-www-form-urlencoded", "m=%234127%20high%3A%20a%26b%3D%22%3Cc%3E%27%20d",
            "text/xml; charset=utf-8", "<m t=\"#4127 high: a&amp;b=&quot;&lt;c&gt;&apos; d",
            "text/plain", "#4127 high: a&b=\"<c>' d");
    for (String type : bodies.keySet()) {
      try (GatewayTexts texts = texts(type, bodies.get(type), Duration.ofSeconds(8))) {
        assertThat(texts.send(hostile)).isInstanceOf(Delivered.class);
      }
      FakeGateway.Request last = gateway.requests().getLast();
      assertThat(last.header("Content-Type")).isEqualTo(type);
      assertThat(last.text()).startsWith(wanted.get(type));
    }
  }

  @Test
  void aGatewayThatSaysInWordsWhatWentWrongIsNotBelieved() throws Exception {
    gateway.says("ERROR 301 no credit");

    assertThat(channel.send(message("N1")))
        .isInstanceOfSatisfying(
            Unreachable.class,
            u -> assertThat(u.reason()).isEqualTo("acme answered 200: \"ERROR 301 no credit\"."));
  }

  @Test
  void aTemplateThatCanNotWorkIsFoundOutAtTheStart() {
    assertThat(request("http://a.example/", "{\"to\":\"{nummer}\",\"t\":\"{text}\"}").wrong())
        .contains("names {nummer}, which stands for nothing");
    assertThat(request("http://a.example/", "{}").wrong()).contains("never names {text}");
    assertThat(request("ftp://a.example/{text}", "").wrong())
        .contains("is no address that can be called");
    assertThat(request("https://a.example/?to={to}&m={text}", "").wrong()).isEmpty();
  }

  private static GatewaySettings.Request request(String url, String body) {
    return new GatewaySettings.Request(url, "POST", List.of(), "application/json", body);
  }

  @Test
  void receiptsAndRepliesComeInWhateverFormWithTheSecret() {
    assertThat(call("receipt/k3y", Map.of("mid", "G-1", "st", "DELIVERED"), "")).isEqualTo(200);
    assertThat(call("receipt/k3y", Map.of(), "mid=G-2&st=EXPIRED")).isEqualTo(200);
    assertThat(call("receipt/k3y", Map.of(), "{\"mid\":\"G-3\",\"st\":\"SENT\"}")).isEqualTo(200);
    assertThat(call("reply/k3y", Map.of(), "{\"from\":\"0014155551234\",\"body\":\"ack 12\"}"))
        .isEqualTo(200);
    for (String forged : List.of("receipt/", "receipt", "receipt/k3", "reply/k3yy", "")) {
      assertThat(call(forged, Map.of("mid", "G-9", "st", "DELIVERED"), "")).isEqualTo(403);
    }

    assertThat(receipts)
        .containsExactly(
            new Receipt("acme", "G-1", Receipt.State.ARRIVED, "", Pages.THEN),
            new Receipt(
                "acme", "G-2", Receipt.State.FAILED, "The provider says: EXPIRED.", Pages.THEN));
    assertThat(answers).containsExactly("+14155551234 ACKNOWLEDGE");
    assertThat(written).containsExactly("+14155551234: Acknowledged #12.");
  }

  private int call(String rest, Map<String, String> query, String body) {
    Answers answering =
        new Answers() {
          @Override
          public Answered from(ContactKind kind, String address, PageReply reply) {
            answers.add(address + " " + reply.answer());
            return new Answered.Done("Acknowledged #12.");
          }

          @Override
          public Optional<Language> language(String token, ActionChannel channel) {
            return Optional.empty();
          }

          @Override
          public Language language(ContactKind kind, String address) {
            return Language.ENGLISH;
          }

          @Override
          public Answered by(String token, ActionChannel by) {
            return new Answered.Unknown("");
          }

          @Override
          public Answered by(String token, PageReply reply, ActionChannel by) {
            return new Answered.Unknown("");
          }
        };
    var form =
        new GatewayCallback.Form(
            "acme", "k3y", "mid", "st", Set.of("delivered"), Set.of("expired"), "from", "body");
    return new GatewayCallback(
            form, receipts::add, answering, (to, text) -> written.add(to + ": " + text), CLOCK)
        .take(
            new Callback.Call(
                "POST", "http://x/", rest, query, Map.of(), body.getBytes(StandardCharsets.UTF_8)))
        .status();
  }
}
