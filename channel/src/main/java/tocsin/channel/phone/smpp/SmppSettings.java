package tocsin.channel.phone.smpp;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tocsin.channel.phone.Senders;
import tocsin.core.account.Language;

/**
 * A carrier's message centre.
 *
 * @param name as the settings call the provider
 * @param window how many messages may be under way at once
 * @param standard for those who chose no language
 * @param patience for one answer
 */
public record SmppSettings(
    String name, Centre centre, Senders senders, int window, Language standard, Duration patience) {

  /** Where it is and who we are there. */
  public record Centre(boolean tls, String host, int port, String systemId, String password) {
    /** Reads {@code smpp://user:password@host:2775}; empty when it can't be understood. */
    public static Optional<Centre> read(String url) {
      try {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme());
        String user = uri.getRawUserInfo();
        boolean smpp = scheme.equals("smpp") || scheme.equals("smpps");
        if (!smpp || uri.getHost() == null || user == null || !user.contains(":")) {
          return Optional.empty();
        }
        boolean tls = scheme.equals("smpps");
        int usual = tls ? 3550 : 2775;
        String[] parts = user.split(":", 2);
        return Optional.of(
            new Centre(
                tls,
                uri.getHost(),
                uri.getPort() < 0 ? usual : uri.getPort(),
                decoded(parts[0]),
                decoded(parts[1])));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }
}
