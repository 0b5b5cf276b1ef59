package tocsin.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.PostOutcomes;
import tocsin.core.account.ContactKind;

/** Pages to something that somebody wrote to receive them. */
class WebhookChannelTest extends ProviderContract {
  private static final InstantSource CLOCK = InstantSource.fixed(Pages.THEN);

  private final FakeWebhook receiver = new FakeWebhook();
  private final WebhookChannel channel = new WebhookChannel(GuardSettings.of(true), CLOCK);
  private final WebhookChannel impatient =
      new WebhookChannel(new GuardSettings(true, Duration.ofMillis(200)), CLOCK);

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
    return receiver;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    String url = "http://127.0.0.1:" + receiver.port() + "/pages/david?team=relay";
    return Pages.to(ContactKind.WEBHOOK, url, key, page);
  }

  @Test
  void thePageIsPostedAsJson() throws Exception {
    assertThat(channel.send(message("N1"))).isEqualTo(new Delivered(""));

    FakeWebhook.Request request = receiver.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/pages/david?team=relay");
    assertThat(request.headers().getFirst("Host")).isEqualTo("127.0.0.1:" + receiver.port());
    assertThat(request.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(request.headers().getFirst("Idempotency-Key")).isEqualTo("N1");
    assertThat(request.text()).startsWith("{\"id\":\"N1\",").endsWith("}");
  }

  @Test
  void everyStatusHasItsMeaning() throws Exception {
    for (int taken : List.of(200, 201, 202, 204)) {
      assertThat(answered(taken)).isInstanceOf(Delivered.class);
    }
    for (int later : List.of(408, 425, 429, 500, 502, 503, 504)) {
      assertThat(answered(later)).isInstanceOf(Unreachable.class);
    }
    for (int never : List.of(400, 401, 403, 404, 405, 410, 413, 422)) {
      assertThat(answered(never)).isInstanceOf(Rejected.class);
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    receiver.answer(302, Map.of("Location", "http://127.0.0.1:" + receiver.port() + "/elsewhere"));

    assertThat(channel.send(message("N1"))).isInstanceOf(Rejected.class);
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void theReceiverSaysHowLongToWaitWithinReason() throws Exception {
    Map<String, Duration> waits =
        Map.of(
            "7", Duration.ofSeconds(7),
            "0", Duration.ofSeconds(1),
            "99999999", PostOutcomes.MOST_PATIENCE,
            "Fri, 6 Jan 2017 22:57:50 GMT", Duration.ofSeconds(46),
            "Fri, 06 Jan 2017 22:50:00 GMT", Duration.ofSeconds(1),
            "soon", PostOutcomes.USUAL_PATIENCE);
    for (Map.Entry<String, Duration> wait : waits.entrySet()) {
      receiver.answer(503, Map.of("Retry-After", wait.getKey()));

      assertThat(channel.send(message("N1")))
          .as(wait.getKey())
          .isInstanceOfSatisfying(
              Unreachable.class, u -> assertThat(u.retryAfter()).isEqualTo(wait.getValue()));
    }
  }

  private Outcome answered(int status) throws InterruptedException {
    receiver.answer(status, Map.of());
    return channel.send(message("N1"));
  }
}
