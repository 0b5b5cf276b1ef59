package tocsin.channel.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.http.GuardedPost.Header;
import tocsin.channel.http.PostOutcomes;
import tocsin.core.account.ContactKind;

/**
 * Pages to people by the incoming webhook of a chat product, whose address they have made there
 * themselves. Nothing comes back by it, so answers are given by the links in the message.
 */
public final class HookChannel implements Channel {
  private static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(25);
  private static final int REMEMBERED = 5_000;

  private final Kind kind;
  private final GuardedPost post;
  private final PostOutcomes outcomes;
  private final Memory<Outcome.Delivered> sent = new Memory<>(REMEMBERED);

  /** A product: its name in logs and metrics, the contact methods that lead there, its form. */
  public record Kind(String name, ContactKind contact, HookForm form) {}

  public HookChannel(Kind kind, GuardSettings settings, InstantSource clock) {
    this.kind = kind;
    this.post = new GuardedPost(settings, WHOLE_ATTEMPT);
    this.outcomes = new PostOutcomes(clock);
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(kind.contact());
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    String thread = message.incidents() == 1 ? message.page().incidentId() : null;
    return once(
        message.idempotencyKey(), message.contact().address(), ChatCard.of(message), thread);
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return once(notice.idempotencyKey(), notice.contact().address(), ChatCard.of(notice), null);
  }

  private Outcome once(String key, String address, ChatCard card, @Nullable String thread)
      throws InterruptedException {
    var before = sent.find(key);
    if (before.isPresent()) {
      return before.get();
    }
    String url =
        kind.form()
            .query(thread)
            .map(query -> address + (address.contains("?") ? "&" : "?") + query)
            .orElse(address);
    byte[] body = kind.form().of(card).toString().getBytes(StandardCharsets.UTF_8);
    List<Header> headers = List.of(new Header("Idempotency-Key", key.replaceAll("[^!-~]", "_")));
    Outcome outcome =
        outcomes.of(
            post.send(url, headers, body),
            "",
            refused -> "Make the webhook anew there and correct the contact method.");
    if (outcome instanceof Outcome.Delivered delivered) {
      sent.put(key, delivered);
    }
    return outcome;
  }
}
