package tocsin.channel;

import java.util.Set;
import tocsin.core.account.ContactKind;

/**
 * One way out to people: a message in, one outcome back. Implementations keep no queue and never
 * retry; the notifier does both. {@code send} blocks its (virtual) thread, may be called by many
 * threads at once, and must come to an end by itself within about half a minute.
 */
public interface Channel {
  /** The name that logs, metrics and settings use, for example {@code email}. */
  String name();

  /** The contact methods it serves. */
  Set<ContactKind> kinds();

  /**
   * Hands the message to the provider, not to one of {@link Message.Before#avoid} if there is
   * another. The same idempotency key comes again only when it is not known whether an earlier
   * attempt went out; a provider that can tell must not send it twice. Never throws for anything
   * the provider or the network does.
   */
  Outcome send(Message message) throws InterruptedException;

  /**
   * Hands a notice to the provider, under the same rules as a page. A channel that carries pages
   * only refuses it.
   */
  default Outcome tell(Notice notice) throws InterruptedException {
    return new Outcome.Rejected("This way carries pages only. Use another contact method.");
  }
}
