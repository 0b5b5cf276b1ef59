package tocsin.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Language;

/**
 * Something that a person wants to know and that nobody has to answer: a code that proves an
 * address, a shift that begins. Plain text.
 *
 * @param idempotencyKey the same for every attempt to send it
 * @param recipientName how the person is called
 * @param subject one line that says it all, for a lock screen
 * @param lines the sentences, one a paragraph; a text message carries only the subject
 * @param link where there is more; null when no address is known that the recipient could open
 * @param code what proves the address when it comes back, for media that can bring it back by
 *     themselves or have to read it aloud; also in the subject; null when there is none
 * @param language which the recipient chose; null when they chose none
 */
public record Notice(
    String idempotencyKey,
    String recipientName,
    ContactMethod contact,
    String subject,
    List<String> lines,
    @Nullable String link,
    @Nullable String code,
    @Nullable Language language) {
  public Notice {
    lines = List.copyOf(lines);
  }

  /** A notice that proves nothing, to somebody who chose no language. */
  public Notice(
      String idempotencyKey,
      String recipientName,
      ContactMethod contact,
      String subject,
      List<String> lines,
      @Nullable String link) {
    this(idempotencyKey, recipientName, contact, subject, lines, link, null, null);
  }
}
