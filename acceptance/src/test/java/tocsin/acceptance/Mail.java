package tocsin.acceptance;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail that arrived.
 *
 * @param to the bare address
 * @param id its Message-ID: the same when it is a repetition
 * @param thread what it answers: the same for all mails of an incident
 */
public record Mail(String to, String subject, String id, String thread, MimeMessage message) {
  private static final Pattern LINK = Pattern.compile("(?m)^(https?://\\S+)$");

  /** The kind of the whole. */
  public String contentType() throws MessagingException {
    return message.getContentType();
  }

  /** Its header of that name; empty when it has none. */
  public String header(String name) throws MessagingException {
    return Optional.ofNullable(message.getHeader(name, null)).orElse("");
  }

  /** The words of its plain text. */
  public String text() throws MessagingException, IOException {
    return part("text/plain");
  }

  /** Its HTML. */
  public String html() throws MessagingException, IOException {
    return part("text/html");
  }

  /** The first link in its text after that word. */
  public String link(String after) throws MessagingException, IOException {
    String text = text();
    Matcher link = LINK.matcher(text.substring(text.indexOf(after)));
    if (!link.find()) {
      throw new AssertionError("No link after " + after + " in:\n" + text);
    }
    return link.group(1);
  }

  private String part(String type) throws MessagingException, IOException {
    Multipart parts = (Multipart) message.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType(type)) {
        return ((String) part.getContent()).replace("\r\n", "\n");
      }
    }
    throw new AssertionError("The mail has no " + type);
  }
}
