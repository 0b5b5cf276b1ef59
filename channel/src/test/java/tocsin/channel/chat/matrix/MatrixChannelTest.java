package tocsin.channel.chat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.FakeProvider.Behaviour;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.chat.ChatChannel;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.JsonNode;

/** Pages on Matrix. */
class MatrixChannelTest extends ProviderContract {
  private final FakeHomeserver homeserver = new FakeHomeserver();
  private final ChatChannel channel = channel(FakeHomeserver.TOKEN, Duration.ofSeconds(10));
  private final ChatChannel impatient = channel(FakeHomeserver.TOKEN, Duration.ofMillis(200));

  private ChatChannel channel(String token, Duration patience) {
    return new ChatChannel(new Matrix(new MatrixSettings(homeserver.address(), token, patience)));
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
    return homeserver;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.MATRIX, FakeHomeserver.DAVID, key, page);
  }

  @Test
  void aDirectRoomIsMadeOnceAndFoundAgainAfterARestart() throws Exception {
    assertThat(channel.send(message("N1"))).isEqualTo(new Delivered("!direct1:example.org $e1"));
    ChatChannel restarted = channel(FakeHomeserver.TOKEN, Duration.ofSeconds(10));
    assertThat(restarted.send(message("N2"))).isEqualTo(new Delivered("!direct1:example.org $e2"));

    assertThat(homeserver.requests("/createRoom")).hasSize(1);
  }

  @Test
  void aRepeatOfTheSameMessageIsToldByItsTransactionAfterARestartToo() throws Exception {
    Outcome first = channel.send(message("N1"));
    ChatChannel restarted = channel(FakeHomeserver.TOKEN, Duration.ofSeconds(10));

    assertThat(restarted.send(message("N1"))).isEqualTo(first);
  }

  @Test
  void repeatsAboutAnIncidentAreRepliesToItsFirstMessage() throws Exception {
    Outcome unused = channel.send(message("N1"));
    Outcome again = channel.send(message("N2"));

    assertThat(again).isInstanceOf(Delivered.class);
    JsonNode repeat = homeserver.requests("/send/").getLast().body();
    assertThat(repeat.at("/m.relates_to/m.in_reply_to/event_id").asString()).isEqualTo("$e1");
  }

  @Test
  void anInvitationIsFollowedWhenTheRoomIsNeeded() throws Exception {
    Message toRoom = Pages.to(ContactKind.MATRIX, "!invited:example.org", "N1");

    assertThat(channel.send(toRoom)).isEqualTo(new Delivered("!invited:example.org $e1"));
  }

  @Test
  void textFromOutsideIsNoMarkupAndMentionsNobody() throws Exception {
    Outcome unused =
        channel.send(
            message("N1", Pages.page("@room <a href=\"https://matrix.to/#/@eve:e\">x</a> & y")));

    JsonNode message = homeserver.requests("/send/").getLast().body();
    assertThat(message.path("formatted_body").asString())
        .contains("&lt;a href=&quot;https://matrix.to/#/", "&amp; y")
        .doesNotContain("<a ", "@room");
    assertThat(message.path("body").asString()).doesNotContain("@room");
    assertThat(message.path("m.mentions").isEmpty()).isTrue();
  }

  @Test
  void aBadTokenAndAStrangeRoomAreSaid() throws Exception {
    Message strange = Pages.to(ContactKind.MATRIX, "!other:example.org", "N1");

    assertThat(channel.send(strange))
        .isInstanceOfSatisfying(
            Rejected.class, no -> assertThat(no.reason()).contains("Invite it to the room"));
    Message toRoom = Pages.to(ContactKind.MATRIX, "!team:example.org", "N2");
    assertThat(channel("wrong", Duration.ofSeconds(10)).send(toRoom))
        .isInstanceOfSatisfying(
            Rejected.class,
            no -> assertThat(no.reason()).contains("matrix.token").doesNotContain("wrong"));
  }

  @Test
  void itWaitsAsLongAsTheHomeserverAsks() throws Exception {
    homeserver.behave(Behaviour.ASKS_TO_WAIT);

    assertThat(channel.send(message("N1")))
        .isEqualTo(
            new Unreachable("Matrix takes no more messages just now.", Duration.ofSeconds(3)));
  }

  @Test
  void aListOfRoomsThatCantBeReadIsNotWrittenAnew() throws Exception {
    Outcome unused = channel.send(message("N1"));
    ChatChannel restarted = channel(FakeHomeserver.TOKEN, Duration.ofSeconds(10));
    homeserver.loseAccountData(true);
    assertThat(restarted.send(message("N2"))).isInstanceOf(Unreachable.class);

    homeserver.loseAccountData(false);
    assertThat(restarted.send(message("N2"))).isEqualTo(new Delivered("!direct1:example.org $e2"));
    assertThat(homeserver.requests("/createRoom")).hasSize(1);
  }
}
