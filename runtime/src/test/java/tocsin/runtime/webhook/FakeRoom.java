package tocsin.runtime.webhook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tocsin.channel.Outcome;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatProduct;
import tocsin.core.account.ContactKind;

/** A chat product with rooms that keep their messages, as people would see them. */
final class FakeRoom implements ChatProduct {
  private final Map<String, ChatCard> messages = new LinkedHashMap<>();
  boolean up = true;

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public ContactKind kind() {
    return ContactKind.SLACK;
  }

  @Override
  public Outcome post(Place place, ChatCard card, Posting posting) {
    if (!up) {
      return new Outcome.Unreachable("Slack can't be reached.", Duration.ofSeconds(1));
    }
    String earlier = posting.earlier();
    String id = earlier != null && posting.instead() ? earlier : "m" + (messages.size() + 1);
    messages.put(id, card);
    return new Outcome.Delivered(id);
  }

  /** What stands above each message now. */
  List<String> headings() {
    return messages.values().stream().map(card -> String.valueOf(card.heading())).toList();
  }

  List<ChatCard> cards() {
    return List.copyOf(messages.values());
  }
}
