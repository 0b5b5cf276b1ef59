package tocsin.channel.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import tocsin.channel.email.SmtpSettings.Credentials;

/** One open connection to the mail server; used by one thread at a time. */
final class SmtpConnection extends SMTPTransport {
  private final SmtpSettings settings;
  private boolean bodyBegun;
  private Instant lastUsed = Instant.MIN;

  SmtpConnection(Session session, SmtpSettings settings) {
    // The library reads its properties under the protocol's name, so it is smtp with TLS, too.
    super(session, new URLName("smtp", null, -1, null, null, null), "smtp", settings.implicitTls());
    this.settings = settings;
  }

  /** Connects, encrypts and logs in. */
  void open() throws MessagingException {
    Credentials credentials = settings.credentials();
    String user = credentials == null ? null : credentials.user();
    String password = credentials == null ? null : credentials.password();
    guarded(() -> connect(settings.host(), settings.port(), user, password));
  }

  /** Hands one mail over; it is the server's when this returns. */
  void deliver(PageMail mail, Address to) throws MessagingException {
    bodyBegun = false;
    guarded(() -> sendMessage(mail, new Address[] {to}));
  }

  /** A server that confuses the library must cost an attempt, not the worker that makes it. */
  private static void guarded(Step step) throws MessagingException {
    try {
      step.run();
    } catch (RuntimeException e) {
      throw new MessagingException("The answers of the server can't be understood", e);
    }
  }

  private interface Step {
    void run() throws MessagingException;
  }

  /** Whether the last mail may have reached the server: from then on a repeat may be a double. */
  boolean bodyBegun() {
    return bodyBegun;
  }

  @Override
  protected OutputStream data() throws MessagingException {
    OutputStream body = super.data();
    bodyBegun = true;
    return body;
  }

  Instant lastUsed() {
    return lastUsed;
  }

  void usedAt(Instant now) {
    lastUsed = now;
  }

  /** Says goodbye without waiting for the answer. */
  void hangUp() {
    try {
      close();
    } catch (MessagingException e) {
      // The connection is gone, which is what was wanted.
      bodyBegun = false;
    }
  }
}
