package tocsin.channel.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How a card is written for a product's incoming webhook. */
@FunctionalInterface
public interface HookForm {
  /** The body of the request. */
  ObjectNode of(ChatCard card);

  /**
   * What the address needs beside what it has, so that messages are one thread.
   *
   * @param thread the same for all messages about one thing; null for a message by itself
   */
  default Optional<String> query(@Nullable String thread) {
    return Optional.empty();
  }
}
