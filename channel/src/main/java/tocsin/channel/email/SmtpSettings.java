package tocsin.channel.email;

import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the mail server, read from the settings {@code email.url} and {@code email.from}.
 *
 * @param implicitTls TLS from the first byte (smtps)
 * @param credentials null when the server asks for none
 * @param from the sender of every mail, a name allowed beside the address
 * @param replyTo where answers to pages are read; null when nobody reads any
 * @param connections the most connections kept open at once
 * @param timeout for connecting and for each answer of the server
 */
public record SmtpSettings(
    String host,
    int port,
    boolean implicitTls,
    Starttls starttls,
    @Nullable Credentials credentials,
    InternetAddress from,
    @Nullable InternetAddress replyTo,
    int connections,
    Duration timeout) {

  /** When a connection that began in the clear is encrypted. */
  public enum Starttls {
    REQUIRED,
    OPPORTUNISTIC,
    NEVER
  }

  /** What the server asks for; its text form hides the password, for settings reach logs. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[user=" + user + ", password hidden]";
    }
  }

  /** What reading the settings gave. */
  public sealed interface Reading {}

  /** Settings that can be used. */
  public record Valid(SmtpSettings settings) implements Reading {}

  /** A sentence that says what to change. It never repeats the URL, which may hold a password. */
  public record Invalid(String sentence) implements Reading {}

  /**
   * Reads {@code smtp://user:password@host:port?starttls=required|opportunistic|never} or {@code
   * smtps://…}; both take {@code connections=1…50}. User and password are percent-encoded.
   * Credentials make STARTTLS required, unless the host is this machine.
   */
  public static Reading read(String url, String from) {
    return new SmtpUrl(url, from).read();
  }

  /** The same with another time-out. */
  public SmtpSettings withTimeout(Duration other) {
    return new SmtpSettings(
        host, port, implicitTls, starttls, credentials, from, replyTo, connections, other);
  }

  /** The same, with answers going to that address, or to the sender's when it is null. */
  public SmtpSettings withReplies(@Nullable InternetAddress to) {
    InternetAddress readAt = to == null ? from : to;
    return new SmtpSettings(
        host, port, implicitTls, starttls, credentials, from, readAt, connections, timeout);
  }

  /** The domain of the sender: names us to the server and makes our message ids ours. */
  String domain() {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
