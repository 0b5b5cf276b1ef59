package tocsin.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.channel.Pages;
import tocsin.core.account.ContactKind;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a program finds in a page. */
class WebhookBodyTest {

  @Test
  void aPageIsOneObject() {
    assertThat(body(Pages.page("db2kafka is down")))
        .isEqualTo(
            """
            {"id":"N1","summary":"#4127 high urgency: db2kafka is down",\
            "incident":{"id":"Q1","number":4127,"title":"db2kafka is down","service":"Relay",\
            "urgency":"high"},"reason":"escalated",\
            "reason_text":"the incident was escalated to you",\
            "assigned_at":"2017-01-06T22:57:04Z","time":1,\
            "recipient":{"name":"David","time_zone":"America/Los_Angeles"},\
            "links":{"incident":"https://tocsin.example.org/ui/incidents/Q1",\
            "acknowledge":"https://tocsin.example.org/ui/answer?do=acknowledge&key=k1",\
            "resolve":"https://tocsin.example.org/ui/answer?do=resolve&key=k1"},\
            "details":[{"name":"source","value":"db-7"},{"name":"lag","value":"5 min"}]}\
            """);
  }

  @Test
  void theZoneOfWhoeverChoseNoneIsCalledAsInTheApi() {
    Message plain = Pages.to(ContactKind.WEBHOOK, "https://pages.example.org/", "N1");
    Message page =
        new Message("N1", "David", ZoneOffset.UTC, plain.contact(), plain.page(), plain.links());

    assertThat(new String(WebhookBody.of(page), StandardCharsets.UTF_8))
        .contains("\"time_zone\":\"UTC\"");
  }

  @Test
  void aRepetitionSaysForTheHowManyThTime() {
    Message again =
        Pages.again(Pages.to(ContactKind.WEBHOOK, "https://pages.example.org/", "N1"), 2);

    assertThat(new String(WebhookBody.of(again), StandardCharsets.UTF_8))
        .contains("\"summary\":\"Again, 3rd time: #4127 high urgency: db2kafka is down\"")
        .contains("\"time\":3");
  }

  @Test
  void itIsJsonWhateverStandsInIt() {
    for (String title :
        List.of("\"}{", "\\", "\u0000\u001f\n", "half a \ud83d pair", "Störung 🔥", "")) {
      String json = body(Pages.page(title));
      int objects = 0;
      try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
        while (parser.nextToken() != null) {
          objects += parser.currentToken().isStructStart() ? 1 : 0;
        }
      }
      assertThat(objects).as(title).isEqualTo(7);
    }
  }

  @Test
  void aPageWithoutLinksSaysSo() {
    Message with = Pages.to(ContactKind.WEBHOOK, "https://pages.example.org/", "N1");
    Message without =
        new Message("N1", with.recipientName(), with.zone(), with.contact(), with.page(), null);

    assertThat(new String(WebhookBody.of(without), StandardCharsets.UTF_8))
        .contains("\"links\":null");
  }

  private static String body(Message.Page page) {
    Message message = Pages.to(ContactKind.WEBHOOK, "https://pages.example.org/", "N1", page);
    return new String(WebhookBody.of(message), StandardCharsets.UTF_8);
  }
}
