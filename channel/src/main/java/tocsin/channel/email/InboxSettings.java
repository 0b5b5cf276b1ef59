package tocsin.channel.email;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * How to reach the mailbox in which answers arrive, read from the setting {@code email.inbox}.
 *
 * @param folder most often INBOX
 * @param timeout for connecting and for each answer of the server
 */
public record InboxSettings(
    String host,
    int port,
    boolean implicitTls,
    SmtpSettings.Credentials credentials,
    String folder,
    Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String SHAPE =
      "email.inbox must look like imaps://user:password@mail.example.org:993/INBOX, with special"
          + " characters of user and password percent-encoded.";

  /** Says what to change in a sentence; it never repeats the URL, which holds a password. */
  public static final class Unreadable extends Exception {
    Unreadable(String sentence) {
      super(sentence, null, false, false);
    }
  }

  /**
   * Reads {@code imaps://user:password@host:port/FOLDER}; {@code imap://} speaks TLS after STARTTLS
   * and is refused without it, except on this machine.
   */
  public static InboxSettings read(String url) throws Unreadable {
    URI uri = uri(url);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = user.indexOf(':');
    if (!scheme.matches("imaps?") || uri.getHost() == null || colon < 1) {
      throw new Unreadable(SHAPE);
    }
    boolean tls = scheme.equals("imaps");
    int usual = tls ? 993 : 143;
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    return new InboxSettings(
        uri.getHost().replaceAll("[\\[\\]]", ""),
        uri.getPort() == -1 ? usual : uri.getPort(),
        tls,
        new SmtpSettings.Credentials(
            SmtpUrl.decoded(user.substring(0, colon)), SmtpUrl.decoded(user.substring(colon + 1))),
        path.isEmpty() ? "INBOX" : path,
        TIMEOUT);
  }

  private static URI uri(String url) throws Unreadable {
    try {
      return new URI(url.strip());
    } catch (URISyntaxException e) {
      throw new Unreadable(SHAPE);
    }
  }

  /** Whether a password may go there without encryption. */
  boolean isThisMachine() {
    return SmtpUrl.isThisMachine(host);
  }
}
