package tocsin.channel.pocket;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.PageSentences;
import tocsin.channel.email.PageText;
import tocsin.core.account.ContactKind;

/** Delivers pages of every kind into a {@link Pocket}, so that a demo needs no provider. */
public final class PocketChannel implements Channel {
  private final Pocket pocket;
  private final InstantSource clock;

  /** Messages are stamped with the clock's time. */
  public PocketChannel(Pocket pocket, InstantSource clock) {
    this.pocket = pocket;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "pocket";
  }

  @Override
  public Set<ContactKind> kinds() {
    return EnumSet.allOf(ContactKind.class);
  }

  @Override
  public Outcome send(Message message) {
    Pocket.Received received = pocket.put(message, words(message), clock.instant());
    return new Delivered("pocket-" + received.number());
  }

  @Override
  public Outcome tell(Notice notice) {
    PageText mail = PageText.of(notice);
    String text = notice.contact().kind() == ContactKind.EMAIL ? mail.text() : "";
    Pocket.Words words = new Pocket.Words(mail.subject(), text);
    return new Delivered("pocket-" + pocket.put(notice, words, clock.instant()).number());
  }

  private static Pocket.Words words(Message message) {
    if (message.contact().kind() != ContactKind.EMAIL) {
      return new Pocket.Words(PageSentences.brief(message), "");
    }
    PageText mail = PageText.of(message);
    return new Pocket.Words(mail.subject(), mail.text());
  }
}
