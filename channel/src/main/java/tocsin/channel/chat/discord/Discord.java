package tocsin.channel.chat.discord;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

/** Posts by Discord's REST API, to people in a direct message. */
public final class Discord implements ChatProduct {
  private static final String NAME = "Discord";
  private static final int REMEMBERED = 2_000;
  private static final int LONGEST_NONCE = 25;

  private final ChatHttp http;
  private final boolean hears;
  private final Duration patience;
  private final Memory<String> directs = new Memory<>(REMEMBERED);

  public Discord(DiscordSettings settings) {
    this.hears = settings.hears();
    this.patience = settings.patience();
    this.http =
        new ChatHttp(
            NAME,
            settings.api(),
            Map.of(
                "Authorization",
                "Bot " + settings.token(),
                // Without a name of this form Discord's door turns programs away.
                "User-Agent",
                "DiscordBot (self-hosted, 1)"),
            settings.patience());
  }

  @Override
  public String name() {
    return "discord";
  }

  @Override
  public ContactKind kind() {
    return ContactKind.DISCORD;
  }

  @Override
  public Outcome post(Place place, ChatCard card, Posting posting) throws InterruptedException {
    return switch (place) {
      case Place.Room(String id) -> post(id, card, posting);
      case Place.Person(String address) -> direct(address, card, posting);
    };
  }

  private Outcome direct(String person, ChatCard card, Posting posting)
      throws InterruptedException {
    Optional<String> known = directs.find(person);
    if (known.isPresent()) {
      return post(known.get(), card, posting);
    }
    Said said = http.post("/users/@me/channels", ChatHttp.object().put("recipient_id", person));
    if (!(said instanceof Said.Answer opened) || !opened.good()) {
      return trouble(said);
    }
    String channel = opened.body().path("id").asString("");
    directs.put(person, channel);
    return post(channel, card, posting);
  }

  private Outcome post(String channel, ChatCard card, Posting posting) throws InterruptedException {
    ObjectNode message = DiscordMessage.of(card, hears);
    Optional<MessageRef> earlier = MessageRef.read(posting.earlier());
    String messages =
        "/channels/" + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "/messages";
    if (posting.instead() && earlier.isPresent()) {
      String path = messages + "/" + earlier.get().message();
      return outcome(http.call("PATCH", path, message, patience));
    }
    message.put("nonce", nonce(posting.key()));
    message.put("enforce_nonce", true);
    earlier.ifPresent(ref ->
        message
            .putObject("message_reference")
            .put("message_id", ref.message())
            .put("fail_if_not_exists", false));
    return outcome(http.post(messages, message));
  }

  /** Of two messages with the same nonce Discord shows one; it may be short only. */
  static String nonce(String key) {
    String named =
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    return key.length() <= LONGEST_NONCE ? key : named.substring(0, LONGEST_NONCE);
  }

  private static Outcome outcome(Said said) {
    if (said instanceof Said.Answer answer && answer.good()) {
      String channel = answer.body().path("channel_id").asString("-");
      return new Delivered(new MessageRef(channel, answer.body().path("id").asString("")).text());
    }
    return trouble(said);
  }

  private static Outcome trouble(Said said) {
    if (said instanceof Said.Answer answer && answer.status() == 429) {
      String seconds = answer.body().path("retry_after").asString("");
      return Troubles.waits(NAME, seconds.isEmpty() ? answer.retryAfter() : seconds);
    }
    return Troubles.passing(NAME, said).orElseGet(() -> new Rejected(why((Said.Answer) said)));
  }

  private static String why(Said.Answer answer) {
    return switch (answer.status()) {
      case 401 -> "Discord does not accept discord.token. Set the token of your bot.";
      case 403 ->
          "Discord does not let the bot write there. Whoever is paged must share a server with it"
              + " and allow direct messages; a room must let it in.";
      case 404 -> "Discord knows no such person or channel. Correct the address.";
      default ->
          "Discord refused the message (" + answer.status() + "). An address there is an id.";
    };
  }
}
