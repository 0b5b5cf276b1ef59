package tocsin.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/** Pages to a browser through a push service that can't read them. */
class PushChannelTest extends ProviderContract {
  private static final InstantSource CLOCK = InstantSource.fixed(Pages.THEN);
  private static final VapidKey KEY = VapidKey.of(Browser.pair());

  private final FakePushService service = new FakePushService(CLOCK);
  private final List<ContactMethod> gone = new ArrayList<>();
  private final PushSender sender =
      new PushSender(KEY, "mailto:oncall@example.org", Browser::pair, byte[]::new);
  private final PushChannel channel = channel(GuardSettings.of(true));

  private PushChannel channel(GuardSettings guard) {
    return new PushChannel(
        sender, new GuardedPost(guard, Duration.ofSeconds(25)), CLOCK, gone::add);
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected Channel impatient() {
    return channel(new GuardSettings(true, Duration.ofMillis(200)));
  }

  @Override
  protected FakeProvider provider() {
    return service;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.PUSH, service.subscription(), key, page);
  }

  @AfterEach
  void nothingWasWrongWithWhatCame() {
    assertThat(service.faults()).isEmpty();
  }

  @Test
  void aLaterPageAboutOneIncidentTakesThePlaceOfTheEarlier() throws Exception {
    Outcome unused = channel.send(message("N1"));
    unused = channel.send(message("N2"));
    unused = channel.send(Pages.inAStorm(message("N3")));

    assertThat(topic(1)).isEqualTo(topic(0));
    assertThat(topic(2)).isNotEqualTo(topic(0));
    assertThat(service.pushed().getFirst().headers().getFirst("Urgency")).isEqualTo("high");
    assertThat(service.pushed().getFirst().headers().getFirst("TTL")).isEqualTo("3600");
  }

  private String topic(int message) {
    return service.pushed().get(message).headers().getFirst("Topic");
  }

  @Test
  void aStormOfAnySizeFitsIntoOneMessage() throws Exception {
    Message first = message("N1", Pages.page("再起動🔥".repeat(100)));
    List<Message.Other> many =
        IntStream.range(0, 200)
            .mapToObj(i -> new Message.Other(Pages.page("Störung " + i), Pages.LINKS))
            .toList();
    Message storm =
        new Message(
            first.idempotencyKey(),
            first.recipientName(),
            first.zone(),
            first.contact(),
            first.page(),
            first.links(),
            new Message.Others(
                List.of("N1"), 200, many, "https://tocsin.example.org/ui/incidents"));

    assertThat(channel.send(storm)).isInstanceOf(Delivered.class);

    assertThat(service.pushed().getFirst().words())
        .contains("201 incidents", "Störung 0", "https://tocsin.example.org/ui/incidents\"")
        .doesNotContain("Störung 199");
  }

  @Test
  void aBrowserThatUnsubscribedIsSaidAndTold() throws Exception {
    service.refuse(410);

    assertThat(channel.send(message("N1")))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).contains("The browser has unsubscribed."));
    assertThat(gone).extracting(ContactMethod::address).containsExactly(service.subscription());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413})
  void otherRefusalsUnsubscribeNobody(int status) throws Exception {
    service.refuse(status);

    assertThat(channel.send(message("N1"))).isInstanceOf(Rejected.class);
    assertThat(gone).isEmpty();
  }

  @Test
  void aServiceMaySayHowLongToWait() throws Exception {
    service.behave(FakeProvider.Behaviour.ASKS_TO_WAIT);

    assertThat(channel.send(message("N1")))
        .isInstanceOfSatisfying(
            Unreachable.class,
            later -> assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "token",
        "https://push.example.org/abc",
        "https://push.example.org/abc#short.short",
        "#BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4.BTBZMqHH6r4Tts7J_aSIgg",
        // The last letter of the point is another: it is beside the curve.
        "https://push.example.org/abc#BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiww.BTBZMqHH6r4Tts7J_aSIgg"
      })
  void anAddressWithoutGoodKeysIsRefused(String address) throws Exception {
    assertThat(channel.send(Pages.to(ContactKind.PUSH, address, "N1")))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).contains("subscribe that device again"));
  }

  @Test
  void nobodyIsCalledInsideThisNetworkUnlessAllowed() throws Exception {
    assertThat(channel(GuardSettings.of(false)).send(message("N1"))).isInstanceOf(Rejected.class);
    assertThat(service.pushed()).isEmpty();
  }

  @Test
  void aCodeComesByItselfSoThatTheDeviceCanBringItBack() throws Exception {
    ContactMethod contact = message("V1").contact();
    Outcome unused =
        channel.tell(
            new Notice(
                "V1",
                "David",
                contact,
                "417203 is your code",
                List.of("Hi."),
                null,
                "417203",
                null));

    assertThat(service.pushed().getFirst().words())
        .contains("\"code\":\"417203\"", "\"contact\":\"" + contact.id() + "\"");
    assertThat(service.pushed().getFirst().headers().getFirst("TTL")).isEqualTo("600");
  }
}
