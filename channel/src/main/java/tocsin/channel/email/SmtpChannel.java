package tocsin.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.TimeLimit;
import tocsin.core.account.ContactKind;

/**
 * Pages by e-mail through one mail server. Connections are kept open and used again, since opening
 * one costs many times what a mail does.
 */
public final class SmtpChannel implements Channel, AutoCloseable {
  private static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(25);

  private final SmtpSettings settings;
  private final InstantSource clock;
  private final SmtpPool pool;

  /** Trusts the certificates that this Java trusts. */
  public SmtpChannel(SmtpSettings settings, InstantSource clock) {
    this(settings, clock, null);
  }

  /** With an own choice of certificates to trust; the host name is checked all the same. */
  public SmtpChannel(SmtpSettings settings, InstantSource clock, @Nullable SSLSocketFactory tls) {
    this.settings = settings;
    this.clock = clock;
    this.pool = new SmtpPool(settings, tls);
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.EMAIL);
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    return send(Letter.of(message));
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return send(Letter.of(notice));
  }

  private Outcome send(Letter letter) throws InterruptedException {
    return TimeLimit.within(WHOLE_ATTEMPT, () -> attempt(letter), tooSlow());
  }

  /** A worker's step: closes connections that nobody used lately. */
  public Instant poll(Instant now) {
    pool.closeIdle(now);
    return now.plus(SmtpPool.MAX_IDLE);
  }

  /** Closes the connections; a mail on its way is finished first by whoever sends it. */
  @Override
  public void close() {
    pool.close();
  }

  private Outcome attempt(Letter letter) throws InterruptedException {
    try {
      InternetAddress to = MailAddress.parse(letter.contact().address());
      MailAddress.named(to, letter.recipientName());
      PageMail mail = new PageMail(pool.session(), settings, letter, to, clock.instant());
      return throughAPlace(mail, to);
    } catch (AddressException e) {
      return new Rejected("The e-mail address can't be used. Correct the contact method.");
    } catch (MessagingException e) {
      return new Rejected("The page can't be written as a mail: " + e.getMessage());
    }
  }

  private Outcome throughAPlace(PageMail mail, InternetAddress to) throws InterruptedException {
    if (!pool.enter(settings.timeout())) {
      return new Unreachable(
          "All connections to the mail server are busy. More of them: ?connections= in email.url.",
          SmtpFailure.SOON);
    }
    try {
      SmtpConnection open = pool.reuse(clock.instant());
      return open == null ? overNew(mail, to) : overReused(open, mail, to);
    } finally {
      pool.leave();
    }
  }

  /**
   * Servers close idle connections whenever they like. When that shows before the body went out,
   * nothing can be doubled, and a new connection gets the mail through without a failed attempt.
   */
  private Outcome overReused(SmtpConnection connection, PageMail mail, InternetAddress to) {
    try {
      return handOver(connection, mail, to);
    } catch (MessagingException e) {
      SmtpFailure failure = new SmtpFailure(e, settings);
      if (failure.connectionLost() && !connection.bodyBegun()) {
        pool.closeAll();
        return overNew(mail, to);
      }
      return failure.outcome();
    }
  }

  private Outcome overNew(PageMail mail, InternetAddress to) {
    try {
      return handOver(pool.open(), mail, to);
    } catch (MessagingException e) {
      return new SmtpFailure(e, settings).outcome();
    }
  }

  private Outcome handOver(SmtpConnection connection, PageMail mail, InternetAddress to)
      throws MessagingException {
    boolean inOrder = false;
    try {
      connection.deliver(mail, to);
      inOrder = true;
      return new Delivered(mail.messageId());
    } finally {
      if (inOrder) {
        pool.keep(connection, clock.instant());
      } else {
        connection.hangUp();
      }
    }
  }

  private Outcome tooSlow() {
    return new Unreachable(
        "The mail server " + settings.host() + " was too slow to take a mail.", SmtpFailure.SOON);
  }
}
