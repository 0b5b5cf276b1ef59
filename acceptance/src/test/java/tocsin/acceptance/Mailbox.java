package tocsin.acceptance;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A real mail server on a free loopback port, with a mailbox for everybody who gets mail. */
public final class Mailbox implements AutoCloseable {
  /** Held, for loggers are forgotten. It tells at length of every mailbox and every lost client. */
  private static final Logger LOG = Logger.getLogger("com.icegreen");

  private final GreenMail server;

  /** Starts it. */
  public Mailbox() {
    LOG.setLevel(Level.OFF);
    Thread.setDefaultUncaughtExceptionHandler(Mailbox::showUnlessOurs);
    ServerSetup anyPort = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    anyPort.setServerStartupTimeout(Eventually.PATIENCE.toMillis());
    server = new GreenMail(anyPort);
    server.start();
  }

  /** A client that is killed in the middle of a mail is no news in these tests. */
  private static void showUnlessOurs(Thread thread, Throwable failure) {
    if (!thread.getName().startsWith("smtp:")) {
      System.err.println("Thread " + thread.getName() + " failed: " + failure);
    }
  }

  /** What {@code email.url} must be for mail to come here. */
  public String url() {
    return "smtp://127.0.0.1:" + server.getSmtp().getPort() + "?starttls=never";
  }

  /** Every mail so far, in the order of arrival in each mailbox. */
  public List<Mail> all() {
    return Stream.of(server.getReceivedMessages()).map(Mailbox::read).toList();
  }

  /** How many mails have come. */
  public int size() {
    return server.getReceivedMessages().length;
  }

  /** Those to that address whose subject contains that text. */
  public List<Mail> to(String address, String subject) {
    return all().stream()
        .filter(mail -> mail.to().equals(address) && mail.subject().contains(subject))
        .toList();
  }

  /** The first mail to that address whose subject contains that text; waits for it. */
  public Mail first(String address, String subject) {
    return Eventually.get(
        address + " has a mail about " + subject,
        Eventually.PATIENCE,
        () -> to(address, subject).stream().findFirst());
  }

  private static Mail read(MimeMessage message) {
    try {
      return new Mail(
          address(message),
          message.getSubject(),
          header(message, "Message-ID"),
          header(message, "In-Reply-To"),
          message);
    } catch (MessagingException e) {
      throw new AssertionError(
          "A mail can't be read:\n" + GreenMailUtil.getWholeMessage(message), e);
    }
  }

  private static String address(MimeMessage message) throws MessagingException {
    String all = Arrays.toString(message.getAllRecipients());
    return all.replaceAll(".*<|>?]$|^\\[", "");
  }

  private static String header(MimeMessage message, String name) throws MessagingException {
    return Optional.ofNullable(message.getHeader(name, null)).orElse("");
  }

  @Override
  public void close() {
    server.stop();
  }
}
