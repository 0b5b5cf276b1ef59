package tocsin.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A mail that came in, as far as it matters: which of our mails it answers, what its first line
 * says, and who would like to know what became of it.
 *
 * @param id the same for the same mail, and another for any other
 * @param token of the mail that it answers
 * @param sender where a sentence about it may go; empty when no person reads there
 */
record MailReply(String id, String token, String words, Optional<String> sender) {
  private static final int MOST_BYTES = 16 << 10;
  private static final int DEEPEST = 5;

  /** Reads it; empty when it answers none of our mails or was sent by a program. */
  static Optional<MailReply> of(MimeMessage mail) throws MessagingException, IOException {
    Optional<String> token =
        MailIds.token(headers(mail, "In-Reply-To"), headers(mail, "References"));
    if (token.isEmpty() || isAutomatic(mail)) {
      return Optional.empty();
    }
    return Optional.of(
        new MailReply(id(mail), token.get(), firstLine(text(mail, 0)), sender(mail)));
  }

  private static String id(MimeMessage mail) throws MessagingException {
    return String.join(" ", headers(mail, "Message-ID"))
        + String.join(" ", headers(mail, "Date"))
        + String.join(" ", headers(mail, "Received"));
  }

  /** Out-of-office answers and bounces, by RFC 3834 and the habits before it. */
  private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
    String submitted = String.join(" ", headers(mail, "Auto-Submitted"));
    String precedence = String.join(" ", headers(mail, "Precedence"));
    return !(submitted.isBlank() || submitted.strip().equalsIgnoreCase("no"))
        || precedence.matches("(?i).*(bulk|junk|auto_reply).*")
        || String.join("", headers(mail, "Return-Path")).contains("<>")
        || headers(mail, "X-Autoreply").length > 0;
  }

  private static String[] headers(MimeMessage mail, String name) throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null ? new String[0] : values;
  }

  private static Optional<String> sender(MimeMessage mail) throws MessagingException {
    return mail.getFrom() instanceof InternetAddress[] from && from.length == 1
        ? Optional.of(from[0].getAddress())
        : Optional.empty();
  }

  /** The first line that is neither blank nor quoted. */
  private static String firstLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith(">"))
        .findFirst()
        .orElse("");
  }

  /** The plain text, or what is left of a page when its tags are taken away. */
  private static String text(Part part, int depth) throws MessagingException, IOException {
    if (depth > DEEPEST) {
      return "";
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = text(parts.getBodyPart(i), depth + 1);
        if (!found.isBlank()) {
          return found;
        }
      }
      return "";
    }
    if (part.isMimeType("text/plain")) {
      return beginning(part);
    }
    return part.isMimeType("text/html") ? withoutTags(beginning(part)) : "";
  }

  private static String beginning(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MOST_BYTES), charset(part.getContentType()));
    }
  }

  private static Charset charset(String contentType) {
    String name = contentType.replaceFirst("(?is).*charset=\"?([A-Za-z0-9._-]+).*", "$1");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static String withoutTags(String html) {
    return html.replaceAll("(?is)<(style|script|head)\\b.*?</\\1>", "")
        .replaceAll("(?i)<(br|/div|/p)\\b[^>]*>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&nbsp;", " ");
  }
}
