package tocsin.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactMethod;

/**
 * Something that a person wants to know and that nobody has to answer: a code that proves an
 * address, a shift that begins. Plain text.
 *
 * @param idempotencyKey the same for every attempt to send it
 * @param recipientName how the person is called
 * @param subject one line that says it all, for a lock screen
 * @param lines the sentences, one a paragraph; a text message carries only the subject
 * @param link where there is more; null when no address is known that the recipient could open
 */
public record Notice(
    String idempotencyKey,
    String recipientName,
    ContactMethod contact,
    String subject,
    List<String> lines,
    @Nullable String link) {
  public Notice {
    lines = List.copyOf(lines);
  }
}
