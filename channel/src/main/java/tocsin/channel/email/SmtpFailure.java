package tocsin.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.PlainText;

/**
 * What a failure of the mail library means. The codes are those of RFC 5321: 4xx may pass, 5xx will
 * not; but where the server refuses us and not the mail, somebody may correct the settings, so that
 * the page is kept and tried again.
 */
final class SmtpFailure {
  /** The network or the server is away for a moment. */
  static final Duration SOON = Duration.ofSeconds(10);

  /** The server asks for patience, as with greylisting. */
  static final Duration LATER = Duration.ofSeconds(30);

  /** Somebody must change something first. */
  static final Duration AFTER_REPAIR = Duration.ofMinutes(5);

  private static final int NO_CODE = -1;
  private final MessagingException failure;
  private final String server;

  SmtpFailure(MessagingException failure, SmtpSettings settings) {
    this.failure = failure;
    this.server = "The mail server " + settings.host() + ":" + settings.port();
  }

  /** Whether the connection died, rather than the mail being refused. */
  boolean connectionLost() {
    int code = code();
    return code == 421 || (code == NO_CODE && find(AuthenticationFailedException.class) == null);
  }

  Outcome outcome() {
    int code = code();
    if (code != NO_CODE) {
      return answered(code);
    }
    IOException broken = find(IOException.class);
    if (broken != null) {
      return broken(broken);
    }
    AuthenticationFailedException login = find(AuthenticationFailedException.class);
    if (login != null) {
      return loginRefused(said(login));
    }
    String words = said(failure);
    if (words.startsWith("STARTTLS is required")) {
      return new Unreachable(
          server + " offers no STARTTLS. Use smtps:// or another port in email.url.", AFTER_REPAIR);
    }
    return new Unreachable(server + " can't be used now" + quoted(words), LATER);
  }

  private Outcome answered(int code) {
    String reply = reply();
    String words = quoted(reply);
    return switch (code) {
      case 530, 534, 535, 538 -> loginRefused(reply);
      case 421 -> new Unreachable(server + " is closing" + words, SOON);
      default ->
          code >= 500
              ? refused(words)
              : new Unreachable(server + " did not take the mail now" + words, LATER);
    };
  }

  private Outcome refused(String words) {
    return senderRefused()
        ? new Unreachable(
            server + " takes no mail from this sender" + words + " Check email.from.", AFTER_REPAIR)
        : new Rejected(server + " refused the mail" + words);
  }

  private Outcome loginRefused(String words) {
    if (words.startsWith("4")) {
      return new Unreachable(server + " can't check the password now" + quoted(words), LATER);
    }
    return new Unreachable(
        server
            + " did not let Tocsin in"
            + quoted(words)
            + " Check user and password in email.url.",
        AFTER_REPAIR);
  }

  private Outcome broken(IOException broken) {
    return switch (broken) {
      case SSLException e -> untrusted(e);
      case UnknownHostException e ->
          new Unreachable(server + " has a name that DNS does not know. Check email.url.", LATER);
      case SocketTimeoutException e -> new Unreachable(server + " did not answer in time.", SOON);
      default -> new Unreachable(server + " can't be reached" + quoted(said(broken)), SOON);
    };
  }

  private Outcome untrusted(SSLException e) {
    String words = said(e);
    // PKIX is how Java begins a long complaint about who signed a certificate.
    String why = words.contains("PKIX") ? "." : quoted(words);
    return new Unreachable(
        server
            + " could not prove who it is"
            + why
            + " Its certificate must be valid for that name and signed by somebody this Java trusts.",
        AFTER_REPAIR);
  }

  /** The server's answer to the command that failed, or -1 when it gave none. */
  private int code() {
    SMTPAddressFailedException recipient = find(SMTPAddressFailedException.class);
    if (recipient != null) {
      return valid(recipient.getReturnCode());
    }
    SMTPSendFailedException mail = find(SMTPSendFailedException.class);
    return mail == null ? NO_CODE : valid(mail.getReturnCode());
  }

  /** Whether it is the sender that the server refuses: a setting of ours, not the mail. */
  private boolean senderRefused() {
    SMTPSendFailedException mail = find(SMTPSendFailedException.class);
    return mail != null && mail.getCommand() != null && mail.getCommand().startsWith("MAIL");
  }

  /** The words of that answer. */
  private String reply() {
    SMTPAddressFailedException recipient = find(SMTPAddressFailedException.class);
    return said(recipient == null ? failure : recipient);
  }

  private static int valid(int code) {
    return code >= 400 && code <= 599 ? code : NO_CODE;
  }

  private <T extends Exception> @Nullable T find(Class<T> kind) {
    Throwable next = failure;
    for (int depth = 0; next != null && depth < 10; depth++) {
      if (kind.isInstance(next)) {
        return kind.cast(next);
      }
      next = next instanceof MessagingException m ? m.getNextException() : next.getCause();
    }
    return null;
  }

  private static String said(Exception e) {
    return e.getMessage() == null ? "" : PlainText.oneLine(e.getMessage(), 200);
  }

  private static String quoted(String words) {
    return words.isEmpty() ? "." : ": " + words + (words.endsWith(".") ? "" : ".");
  }
}
