package tocsin.channel;

import java.time.Duration;
import java.util.Set;
import tocsin.core.account.ContactKind;

/**
 * Stands where a channel is missing, and says in each attempt what to do about it, so that a page
 * that can't go out explains itself.
 */
public record UnconfiguredChannel(String name, Set<ContactKind> kinds, Outcome answer)
    implements Channel {
  private static final Duration UNTIL_SET_UP = Duration.ofMinutes(5);

  public UnconfiguredChannel {
    kinds = Set.copyOf(kinds);
  }

  /** E-mail without a mail server. Pages are kept, for the settings may come. */
  public static UnconfiguredChannel email() {
    return new UnconfiguredChannel(
        "email",
        Set.of(ContactKind.EMAIL),
        new Outcome.Unreachable(
            "No mail server is set up. Set email.url to smtp://user:password@host:port and"
                + " email.from to the sender's address, then start Tocsin again.",
            UNTIL_SET_UP));
  }

  /** Calls or texts without a provider. */
  public static UnconfiguredChannel phone(String name, ContactKind kind) {
    return new UnconfiguredChannel(
        name,
        Set.of(kind),
        new Outcome.Rejected(
            "No provider for "
                + name
                + " is set up. Name one in phone.providers, as docs/channels.md says."));
  }

  /** Kinds that this version can't reach. */
  public static UnconfiguredChannel absent(String name, Set<ContactKind> kinds) {
    return new UnconfiguredChannel(
        name,
        kinds,
        new Outcome.Rejected(
            "This version of Tocsin has no channel for that contact method. Use e-mail or a"
                + " webhook."));
  }

  @Override
  public Outcome send(Message message) {
    return answer;
  }

  @Override
  public Outcome tell(Notice notice) {
    return answer;
  }
}
