package tocsin.channel.ntfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.core.account.ContactKind;

/** Pages to a topic on somebody's own ntfy server. */
class NtfyChannelTest extends ProviderContract {
  private static final Duration WHOLE = Duration.ofSeconds(25);

  private final FakeNtfy server = new FakeNtfy();
  private final NtfyChannel channel = channel(server.address(), GuardSettings.of(true));

  private static NtfyChannel channel(String servers, GuardSettings named) {
    return new NtfyChannel(
        NtfyServers.read(servers).orElseThrow(),
        new GuardedPost(named, WHOLE),
        new GuardedPost(GuardSettings.of(false), WHOLE),
        InstantSource.fixed(Pages.THEN));
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected Channel impatient() {
    return channel(server.address(), new GuardSettings(true, Duration.ofMillis(200)));
  }

  @Override
  protected FakeProvider provider() {
    return server;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.NTFY, server.address() + "/oncall-david", key, page);
  }

  @Test
  void itsButtonsAnswerWithoutOpeningAnything() throws Exception {
    Message page = message("N1");
    Message real =
        new Message(
            "N1",
            page.recipientName(),
            page.zone(),
            page.contact(),
            page.page(),
            new Message.Links(
                "https://tocsin.example.org/ui/incidents/1",
                "https://tocsin.example.org/ui/a/a.Q1.U1.x.y",
                "https://tocsin.example.org/ui/a/r.Q1.U1.x.y"));

    Outcome unused = channel.send(real);

    assertThat(server.published().getFirst())
        .contains(
            "\"topic\":\"oncall-david\"",
            "\"priority\":5",
            "\"click\":\"https://tocsin.example.org/ui/incidents/1\"",
            "{\"action\":\"http\",\"label\":\"Acknowledge\",\"url\":\"https://tocsin.example.org/tap/a.Q1.U1.x.y\",\"method\":\"POST\",\"clear\":true}",
            "\"url\":\"https://tocsin.example.org/tap/r.Q1.U1.x.y\"");
  }

  @Test
  void aStormOfAnySizeStaysAMessage() throws Exception {
    Message first = message("N1", Pages.page("再起動🔥".repeat(100)));
    List<Message.Other> many =
        IntStream.range(0, 200)
            .mapToObj(i -> new Message.Other(Pages.page("Störung " + i), Pages.LINKS))
            .toList();
    Message storm =
        new Message(
            "N1",
            first.recipientName(),
            first.zone(),
            first.contact(),
            first.page(),
            first.links(),
            new Message.Others(
                List.of("N1"), 200, many, "https://tocsin.example.org/ui/incidents"));

    assertThat(channel.send(storm)).isInstanceOf(Delivered.class);

    assertThat(server.published().getFirst())
        .contains("201 incidents", "Störung 0", "\"label\":\"Acknowledge #4127\"")
        .doesNotContain("Störung 199");
  }

  @Test
  void aServerThatIsNamedWithItsTokenTakesPages() throws Exception {
    server.want("tk_secret");
    assertThat(channel.send(message("N1")))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).contains("401", "ntfy.servers"));

    String named = "https://ntfy.example.org=tk_other, " + server.address() + "/=tk_secret";
    assertThat(channel(named, GuardSettings.of(true)).send(message("N1")))
        .isInstanceOf(Delivered.class);
  }

  @Test
  void aServerThatNobodyNamedIsNotCalledInsideThisNetwork() throws Exception {
    NtfyChannel stranger = channel("https://ntfy.example.org", GuardSettings.of(true));

    assertThat(stranger.send(message("N1"))).isInstanceOf(Rejected.class);
    assertThat(server.published()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ntfy.sh",
        "https://ntfy.sh/",
        "https://ntfy.sh/a/b",
        "https://ntfy.sh/topic?up=1",
        "https://user@ntfy.sh/topic",
        "ntfy.sh/topic",
        "https://ntfy.sh/with blank",
        "https://ntfy.sh/ntfy.sh"
      })
  void whatIsNoTopicIsRefused(String address) throws Exception {
    assertThat(channel.send(Pages.to(ContactKind.NTFY, address, "N1")))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).contains("no ntfy topic"));
  }

  @Test
  void oneServerIsKnownByAnySpellingAndKeepsItsTokenToItself() {
    NtfyServers servers = NtfyServers.read("https://Ntfy.Example.org:443/=tk_1").orElseThrow();

    assertThat(servers.token(NtfyTopic.origin("https://ntfy.example.org"))).contains("tk_1");
    assertThat(servers.token(NtfyTopic.origin("http://ntfy.example.org"))).isEmpty();
    assertThat(servers.toString()).doesNotContain("tk_1");
    assertThat(NtfyServers.read("ntfy.example.org")).isEmpty();
    assertThat(NtfyServers.read("")).contains(NtfyServers.NONE);
  }
}
