package tocsin.channel.chat.mattermost;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.ChatHttp.Said;
import tocsin.channel.chat.ChatProduct;
import tocsin.channel.chat.Memory;
import tocsin.channel.chat.MessageRef;
import tocsin.channel.chat.Troubles;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.node.ObjectNode;

/** Posts by Mattermost's REST API, to people in a direct channel with the bot. */
public final class Mattermost implements ChatProduct {
  private static final String NAME = "Mattermost";
  private static final int REMEMBERED = 2_000;

  private final ChatHttp http;
  private final MattermostButtons buttons;
  private final Memory<String> directs = new Memory<>(REMEMBERED);

  public Mattermost(MattermostSettings settings, MattermostButtons buttons) {
    this.buttons = buttons;
    this.http =
        new ChatHttp(
            NAME,
            settings.url() + "/api/v4",
            Map.of("Authorization", "Bearer " + settings.token()),
            settings.patience());
  }

  @Override
  public String name() {
    return "mattermost";
  }

  @Override
  public ContactKind kind() {
    return ContactKind.MATTERMOST;
  }

  @Override
  public Outcome post(Place place, ChatCard card, Posting posting) throws InterruptedException {
    return switch (place) {
      case Place.Room(String id) -> post(id, card, posting);
      case Place.Person(String address) -> direct(address, card, posting);
    };
  }

  private Outcome direct(String address, ChatCard card, Posting posting)
      throws InterruptedException {
    Optional<String> known = directs.find(address);
    if (known.isPresent()) {
      return post(known.get(), card, posting);
    }
    Said me = http.get("/users/me");
    String name = URLEncoder.encode(address.replaceFirst("^@", ""), StandardCharsets.UTF_8);
    Said person =
        me instanceof Said.Answer a && a.good() ? http.get("/users/username/" + name) : me;
    if (!(person instanceof Said.Answer found) || !found.good()) {
      return trouble(person, "Nobody there is called that. Correct the contact method.");
    }
    var pair = ChatHttp.object().putArray("pair");
    pair.add(((Said.Answer) me).body().path("id").asString(""));
    pair.add(found.body().path("id").asString(""));
    Said opened = http.post("/channels/direct", pair);
    if (!(opened instanceof Said.Answer direct) || !direct.good()) {
      return trouble(opened, "The bot may not open a direct channel with that person.");
    }
    String channel = direct.body().path("id").asString("");
    directs.put(address, channel);
    return post(channel, card, posting);
  }

  private Outcome post(String channel, ChatCard card, Posting posting) throws InterruptedException {
    ObjectNode post = MattermostPost.of(card, buttons);
    Optional<MessageRef> earlier = MessageRef.read(posting.earlier());
    if (posting.instead() && earlier.isPresent()) {
      return outcome(http.put("/posts/" + earlier.get().message() + "/patch", post));
    }
    post.put("channel_id", channel);
    post.put("pending_post_id", posting.key());
    earlier.ifPresent(ref -> post.put("root_id", ref.message()));
    return outcome(http.post("/posts", post));
  }

  private static Outcome outcome(Said said) {
    if (said instanceof Said.Answer answer && answer.good()) {
      String channel = answer.body().path("channel_id").asString("-");
      return new Delivered(new MessageRef(channel, answer.body().path("id").asString("")).text());
    }
    return trouble(said, "Invite the bot to that channel, or correct the address.");
  }

  private static Outcome trouble(Said said, String hint) {
    return Troubles.passing(NAME, said)
        .orElseGet(() -> new Rejected(why(((Said.Answer) said).status(), hint)));
  }

  private static String why(int status, String hint) {
    return status == 401
        ? "Mattermost does not accept mattermost.token. Set the token of a bot account."
        : "Mattermost answered " + status + ". " + hint;
  }
}
