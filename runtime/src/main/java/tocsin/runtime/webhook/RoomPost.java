package tocsin.runtime.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.channel.Outcome;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatProduct;
import tocsin.channel.chat.ChatProduct.Place;
import tocsin.channel.chat.ChatProduct.Posting;
import tocsin.channel.chat.HookForm;
import tocsin.channel.chat.discord.DiscordMessage;
import tocsin.channel.chat.googlechat.GoogleChatMessage;
import tocsin.channel.chat.mattermost.MattermostPost;
import tocsin.channel.chat.slack.SlackBlocks;
import tocsin.channel.chat.teams.TeamsMessage;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.http.GuardedPost.Header;
import tocsin.core.account.WebhookForm;
import tocsin.core.webhook.DeliveryRules.Result;
import tocsin.core.webhook.Receiver;
import tocsin.core.webhook.WebhookMessage;
import tocsin.storage.RoomMessageStore;
import tocsin.storage.StorageException;

/**
 * Tells one thing to one chat room: by the bot where the address is {@code slack:C012} or its like,
 * otherwise by an incoming webhook. A bot keeps one message for each incident and changes it; when
 * the store that knows which one fails, it begins a new one. Safe for several threads.
 */
public final class RoomPost {
  private static final Logger LOG = LoggerFactory.getLogger(RoomPost.class);

  private final GuardedPost post;
  private final Map<String, ChatProduct> bots;
  private final RoomMessageStore messages;

  /**
   * Speaks by these.
   *
   * @param post for incoming webhooks
   * @param bots those that are set up
   * @param messages knows which message tells of which incident
   */
  public RoomPost(GuardedPost post, List<ChatProduct> bots, RoomMessageStore messages) {
    this.post = post;
    this.messages = messages;
    this.bots = bots.stream().collect(Collectors.toMap(ChatProduct::name, bot -> bot));
  }

  Attempted send(WebhookMessage message, Receiver receiver, List<Header> headers)
      throws InterruptedException {
    ChatCard card = RoomCards.read(message.body());
    Optional<String> room = receiver.form().room(receiver.url());
    if (room.isEmpty()) {
      return hook(message, receiver, card, headers);
    }
    String name = receiver.form().word();
    ChatProduct bot = bots.get(name);
    if (bot == null) {
      String sentence = "The bot for " + name + " is not set up. Set " + name + ".token.";
      return new Attempted(new Result.Failed(null), 0, sentence);
    }
    return spoken(bot, room.get(), card, message);
  }

  private Attempted spoken(ChatProduct bot, String room, ChatCard card, WebhookMessage message)
      throws InterruptedException {
    String earlier = card.entries().isEmpty() ? null : known(message);
    Posting posting = new Posting(message.id(), earlier, true);
    return switch (bot.post(new Place.Room(room), card, posting)) {
      case Outcome.Delivered delivered -> {
        if (earlier == null && !card.entries().isEmpty() && !delivered.providerId().isEmpty()) {
          remember(
              () -> messages.keep(message.receiver(), message.resource(), delivered.providerId()));
        }
        yield new Attempted(new Result.Taken(), 200, "");
      }
      case Outcome.Rejected(String reason) -> {
        // The message may have been deleted there: the next one is a new one.
        remember(() -> messages.forget(message.receiver(), message.resource()));
        yield new Attempted(new Result.Refused(), 0, reason);
      }
      case Outcome.Unreachable(String reason, Duration after) -> failed(reason, after);
      case Outcome.Deferred(String reason, Duration after) -> failed(reason, after);
    };
  }

  private @Nullable String known(WebhookMessage message) {
    try {
      return messages.find(message.receiver(), message.resource()).orElse(null);
    } catch (StorageException e) {
      LOG.warn("A room is told by a new message: {}", e.getMessage());
      return null;
    }
  }

  /** The room was told by now; that must not be lost over this. */
  private static void remember(Runnable change) {
    try {
      change.run();
    } catch (StorageException e) {
      LOG.warn("It is not kept which message tells of an incident: {}", e.getMessage());
    }
  }

  private static Attempted failed(String reason, Duration after) {
    return new Attempted(new Result.Failed(after), 0, reason);
  }

  private Attempted hook(
      WebhookMessage message, Receiver receiver, ChatCard card, List<Header> headers)
      throws InterruptedException {
    Optional<HookForm> form = form(receiver.form());
    if (form.isEmpty()) {
      return new Attempted(new Result.Refused(), 0, "Only a bot can speak there.");
    }
    String url =
        form.get()
            .query(card.entries().isEmpty() ? null : message.resource())
            .map(query -> receiver.url() + (receiver.url().contains("?") ? "&" : "?") + query)
            .orElse(receiver.url());
    byte[] body = form.get().of(card).toString().getBytes(StandardCharsets.UTF_8);
    return WebhookPost.meaning(post.send(url, headers, body));
  }

  private static Optional<HookForm> form(WebhookForm form) {
    return switch (form) {
      case SLACK -> Optional.of(new SlackBlocks(false)::message);
      case MATTERMOST -> Optional.of(MattermostPost::forWebhook);
      case DISCORD -> Optional.of(DiscordMessage::forWebhook);
      case TEAMS -> Optional.of(new TeamsMessage());
      case GOOGLE_CHAT -> Optional.of(new GoogleChatMessage());
      case JSON, TELEGRAM, MATRIX -> Optional.empty();
    };
  }
}
