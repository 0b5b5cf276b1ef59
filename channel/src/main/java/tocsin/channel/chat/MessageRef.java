package tocsin.channel.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a message is that a bot posted.
 *
 * @param place the conversation, by the product's own name
 * @param message the message in it
 */
public record MessageRef(String place, String message) {
  /** As one word to keep. */
  public String text() {
    return place + " " + message;
  }

  /** What that word means; empty when it means nothing. */
  public static Optional<MessageRef> read(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    int space = text.indexOf(' ');
    return space > 0 && space < text.length() - 1
        ? Optional.of(new MessageRef(text.substring(0, space), text.substring(space + 1)))
        : Optional.empty();
  }
}
