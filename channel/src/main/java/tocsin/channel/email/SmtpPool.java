package tocsin.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import tocsin.channel.email.SmtpSettings.Starttls;

/**
 * The open connections to the mail server: a bounded number, the last used given out first, so that
 * the ones that aren't needed grow old and are closed.
 */
final class SmtpPool implements AutoCloseable {
  /** Servers hang up on idle clients after minutes; home routers forget them silently sooner. */
  static final Duration MAX_IDLE = Duration.ofSeconds(30);

  private final SmtpSettings settings;
  private final Session session;
  private final Semaphore places;
  private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  SmtpPool(SmtpSettings settings, @Nullable SSLSocketFactory tls) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings, tls));
    this.places = new Semaphore(settings.connections(), true);
  }

  Session session() {
    return session;
  }

  /** Waits for one of the places; whoever has one may hold one connection, and must leave it. */
  boolean enter(Duration patience) throws InterruptedException {
    return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void leave() {
    places.release();
  }

  /** An open connection, or null when none is young enough. */
  @Nullable SmtpConnection reuse(Instant now) {
    closeIdle(now);
    return idle.pollFirst();
  }

  /** A new connection, ready for mail. */
  SmtpConnection open() throws MessagingException {
    SmtpConnection connection = new SmtpConnection(session, settings);
    connection.open();
    return connection;
  }

  /** Takes a connection that is in order back. */
  void keep(SmtpConnection connection, Instant now) {
    connection.usedAt(now);
    idle.addFirst(connection);
    if (closed) {
      closeAll();
    }
  }

  /** Closes what was not used lately. */
  void closeIdle(Instant now) {
    Instant oldest = now.minus(MAX_IDLE);
    idle.removeIf(connection -> {
      boolean old = connection.lastUsed().isBefore(oldest);
      if (old) {
        connection.hangUp();
      }
      return old;
    });
  }

  /** Closes all idle connections: when one was found dead, the others are likely to be, too. */
  void closeAll() {
    for (SmtpConnection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      next.hangUp();
    }
  }

  @Override
  public void close() {
    closed = true;
    closeAll();
  }

  private static Properties properties(SmtpSettings settings, @Nullable SSLSocketFactory tls) {
    String timeout = String.valueOf(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", timeout);
    properties.setProperty("mail.smtp.timeout", timeout);
    properties.setProperty("mail.smtp.quitwait", "false");
    // Without a name the library would look this machine's up in DNS, on every connect.
    properties.setProperty("mail.smtp.localhost", settings.domain());
    properties.setProperty("mail.smtp.from", settings.from().getAddress());
    properties.setProperty("mail.smtp.auth", String.valueOf(settings.credentials() != null));
    properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    boolean offered = settings.starttls() != Starttls.NEVER;
    boolean required = settings.starttls() == Starttls.REQUIRED && !settings.implicitTls();
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(offered));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(required));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    // A failed handshake must fail, not be tried again in another way.
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    if (tls != null) {
      properties.put("mail.smtp.ssl.socketFactory", tls);
    }
    return properties;
  }
}
