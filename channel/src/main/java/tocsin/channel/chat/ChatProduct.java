package tocsin.channel.chat;

import org.jspecify.annotations.Nullable;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;

/**
 * One chat product with a bot of ours: puts a card before a person or into a room. Called by many
 * threads at once; never throws for anything that the product or the network does.
 */
public interface ChatProduct {
  /** The name that logs, metrics and settings use, for example {@code slack}. */
  String name();

  /** The contact methods that lead there. */
  ContactKind kind();

  /**
   * Puts it there. The name that it gives for what it put is the one to pass as {@code earlier}.
   */
  Outcome post(Place place, ChatCard card, Posting posting) throws InterruptedException;

  /** Whom it is for. */
  sealed interface Place {
    /** A person, as contact methods name them. */
    record Person(String address) implements Place {}

    /** A room, by the product's own name for it. */
    record Room(String id) implements Place {}
  }

  /**
   * How it is put there.
   *
   * @param key the same for every attempt
   * @param earlier what was put there about the same incident before; null when nothing was
   * @param instead whether it takes the place of the earlier one; otherwise it is a reply to it,
   *     where the product knows replies
   */
  record Posting(String key, @Nullable String earlier, boolean instead) {}
}
