package tocsin.channel.email;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * One page or notice as a mail: its headers and its two bodies. The bodies are written here and not
 * by the library, whose parts look their encoders up on the class path anew for every mail: that
 * took half of the time a mail needs.
 */
final class PageMail extends MimeMessage {
  private static final String BOUNDARY = "=_tocsin";
  private final String messageId;

  /** Builds it whole; sending it needs nothing more. */
  PageMail(Session session, SmtpSettings settings, Letter letter, InternetAddress to, Instant now)
      throws MessagingException {
    super(session);
    this.messageId = MailIds.message(letter, settings);
    setFrom(settings.from());
    setRecipient(RecipientType.TO, to);
    if (settings.replyTo() != null) {
      setReplyTo(new Address[] {settings.replyTo()});
    }
    setSubject(letter.text().subject(), "UTF-8");
    setSentDate(Date.from(now));
    setHeader("Message-ID", messageId);
    if (letter.thread().isPresent()) {
      thread(MailIds.thread(letter.thread().get(), settings));
    }
    mark(letter.urgent());
    setHeader("MIME-Version", "1.0");
    setHeader("Content-Type", "multipart/alternative; boundary=\"" + BOUNDARY + "\"");
    content = bodies(letter.text());
    // Nothing is left for the library to change: it writes headers and content as they are.
    modified = false;
    saved = true;
  }

  /** The same for every attempt, so that a mail server can tell a repeat. */
  String messageId() {
    return messageId;
  }

  /** All mails of an incident answer one that was never sent, which makes them one thread. */
  private void thread(String root) throws MessagingException {
    setHeader("In-Reply-To", root);
    setHeader("References", root);
  }

  private void mark(boolean urgent) throws MessagingException {
    // Keeps out-of-office answers away from the sender's mailbox.
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    if (urgent) {
      setHeader("X-Priority", "1");
      setHeader("Importance", "high");
    }
  }

  private static byte[] bodies(PageText page) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
    body("plain", page.text(), out);
    // The last part is the one that mail programs like best.
    body("html", page.html(), out);
    ascii("--" + BOUNDARY + "--\r\n", out);
    return out.toByteArray();
  }

  private static void body(String kind, String text, ByteArrayOutputStream out) {
    ascii("--" + BOUNDARY + "\r\n", out);
    ascii("Content-Type: text/" + kind + "; charset=UTF-8\r\n", out);
    ascii("Content-Transfer-Encoding: quoted-printable\r\n\r\n", out);
    QuotedPrintable.write(text, out);
  }

  private static void ascii(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
