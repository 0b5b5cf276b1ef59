package tocsin.channel.email;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import tocsin.channel.Message;
import tocsin.core.account.Urgency;

/** One page as a mail: its headers and its two bodies. */
final class PageMail extends MimeMessage {
  private static final int MAX_TOKEN = 64;
  private final String messageId;

  /** Builds it whole; sending it needs nothing more. */
  PageMail(Session session, SmtpSettings settings, Message message, InternetAddress to, Instant now)
      throws MessagingException {
    super(session);
    this.messageId = id("page", message.idempotencyKey(), settings.domain());
    PageText text = PageText.of(message);
    setFrom(settings.from());
    setRecipient(RecipientType.TO, to);
    setSubject(text.subject(), "UTF-8");
    setSentDate(Date.from(now));
    thread(id("incident", message.page().incidentId(), settings.domain()));
    mark(message.page().urgency());
    setContent(bodies(text));
    saveChanges();
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

  private void mark(Urgency urgency) throws MessagingException {
    // Keeps out-of-office answers away from the sender's mailbox.
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    if (urgency == Urgency.HIGH) {
      setHeader("X-Priority", "1");
      setHeader("Importance", "high");
    }
  }

  private static MimeMultipart bodies(PageText page) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(page.text(), "UTF-8", "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(page.html(), "UTF-8", "html");
    // The last part is the one that mail programs like best.
    return new MimeMultipart("alternative", text, html);
  }

  /** Called by the library when headers are written; its own choice would be random. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  private static String id(String kind, String name, String domain) {
    boolean plain = name.length() <= MAX_TOKEN && name.matches("[A-Za-z0-9_-]+");
    String token = plain ? name : HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    return "<" + kind + "." + token + "@" + domain + ">";
  }
}
