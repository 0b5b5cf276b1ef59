package tocsin.channel.chat;

import java.util.Optional;
import java.util.Set;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.chat.ChatProduct.Place;
import tocsin.channel.chat.ChatProduct.Posting;
import tocsin.core.account.ContactKind;

/**
 * Pages to people in one chat product. Repeats about an incident are replies to its first message.
 * It remembers what went out, for most products can't tell a repeat; after a restart a repeat of
 * the one message in flight is seen twice, and a thread begins anew.
 */
public final class ChatChannel implements Channel {
  private static final int REMEMBERED = 5_000;

  private final ChatProduct product;
  private final Memory<Outcome.Delivered> sent = new Memory<>(REMEMBERED);
  private final Memory<String> threads = new Memory<>(REMEMBERED);

  public ChatChannel(ChatProduct product) {
    this.product = product;
  }

  @Override
  public String name() {
    return product.name();
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(product.kind());
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    String thread = message.contact().address() + " " + message.page().incidentId();
    return once(
        message.idempotencyKey(),
        message.contact().address(),
        ChatCard.of(message),
        message.incidents() == 1 ? Optional.of(thread) : Optional.empty());
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return once(
        notice.idempotencyKey(), notice.contact().address(), ChatCard.of(notice), Optional.empty());
  }

  private Outcome once(String key, String address, ChatCard card, Optional<String> thread)
      throws InterruptedException {
    Optional<Outcome.Delivered> before = sent.find(key);
    if (before.isPresent()) {
      return before.get();
    }
    String earlier = thread.flatMap(threads::find).orElse(null);
    Outcome outcome =
        product.post(new Place.Person(address), card, new Posting(key, earlier, false));
    if (outcome instanceof Outcome.Delivered delivered) {
      sent.put(key, delivered);
      thread.filter(name -> earlier == null).ifPresent(n -> threads.put(n, delivered.providerId()));
    }
    return outcome;
  }
}
