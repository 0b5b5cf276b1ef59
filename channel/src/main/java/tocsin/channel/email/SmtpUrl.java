package tocsin.channel.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.channel.email.SmtpSettings.Credentials;
import tocsin.channel.email.SmtpSettings.Invalid;
import tocsin.channel.email.SmtpSettings.Reading;
import tocsin.channel.email.SmtpSettings.Starttls;
import tocsin.channel.email.SmtpSettings.Valid;

/** Turns the two e-mail settings into {@link SmtpSettings}, or into a sentence about the fault. */
final class SmtpUrl {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int DEFAULT_CONNECTIONS = 8;
  private static final int MAX_CONNECTIONS = 50;
  private static final String SHAPE = "It looks like smtp://user:password@mail.example.org:587.";

  private final String url;
  private final String from;

  SmtpUrl(String url, String from) {
    this.url = url.strip();
    this.from = from.strip();
  }

  Reading read() {
    try {
      return new Valid(settings());
    } catch (Fault fault) {
      return new Invalid(fault.sentence);
    }
  }

  private SmtpSettings settings() throws Fault {
    URI uri = uri();
    boolean implicitTls = scheme(uri).equals("smtps");
    String host = host(uri);
    Credentials credentials = credentials(uri);
    Map<String, String> options = options(uri);
    Starttls starttls = starttls(options.get("starttls"));
    if (credentials != null && !implicitTls && !isThisMachine(host)) {
      starttls = secured(starttls);
    }
    int port = uri.getPort() == -1 ? defaultPort(implicitTls, credentials) : uri.getPort();
    int connections = connections(options.get("connections"));
    return new SmtpSettings(
        host, port, implicitTls, starttls, credentials, sender(), null, connections, TIMEOUT);
  }

  private URI uri() throws Fault {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // The exception's own words would repeat the URL, and with it the password.
      throw new Fault(
          "email.url can't be read. "
              + SHAPE
              + " In user and password, write special characters percent-encoded: @ as %40, # as"
              + " %23, % as %25.");
    }
  }

  private static String scheme(URI uri) throws Fault {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("smtp") && !scheme.equals("smtps")) {
      throw new Fault("email.url must begin with smtp:// or smtps://. " + SHAPE);
    }
    return scheme;
  }

  private static String host(URI uri) throws Fault {
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      throw new Fault("email.url names no mail server that can be used. " + SHAPE);
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new Fault("The port in email.url must be between 1 and 65535.");
    }
    if (uri.getRawPath() != null && !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
      throw new Fault("email.url ends after the port; take the path away. " + SHAPE);
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static @Nullable Credentials credentials(URI uri) throws Fault {
    String raw = uri.getRawUserInfo();
    if (raw == null) {
      return null;
    }
    int colon = raw.indexOf(':');
    if (colon <= 0 || colon == raw.length() - 1) {
      throw new Fault("email.url needs both a user and a password, or neither. " + SHAPE);
    }
    return new Credentials(decoded(raw.substring(0, colon)), decoded(raw.substring(colon + 1)));
  }

  /** Percent-decoding as UTF-8; unlike in a web form, a plus sign stands for itself. */
  static String decoded(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        plain[length++] =
            (byte) Integer.parseInt(new String(bytes, i + 1, 2, StandardCharsets.US_ASCII), 16);
        i += 2;
      } else {
        plain[length++] = bytes[i];
      }
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  private static Map<String, String> options(URI uri) throws Fault {
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    Map<String, String> options =
        Arrays.stream(query.split("&", -1))
            .filter(pair -> !pair.isEmpty())
            .collect(
                Collectors.toMap(
                    pair -> pair.split("=", 2)[0],
                    pair -> pair.contains("=") ? pair.split("=", 2)[1] : "",
                    (first, second) -> second));
    for (String name : options.keySet()) {
      if (!name.equals("starttls") && !name.equals("connections")) {
        throw new Fault("email.url knows only the options starttls and connections.");
      }
    }
    return options;
  }

  private static Starttls starttls(@Nullable String word) throws Fault {
    if (word == null) {
      return Starttls.OPPORTUNISTIC;
    }
    return switch (word) {
      case "required" -> Starttls.REQUIRED;
      case "opportunistic" -> Starttls.OPPORTUNISTIC;
      case "never" -> Starttls.NEVER;
      default -> throw new Fault("In email.url, starttls is required, opportunistic or never.");
    };
  }

  private static Starttls secured(Starttls wish) throws Fault {
    if (wish == Starttls.NEVER) {
      throw new Fault(
          "email.url would send the password in the clear. Take starttls=never away, or use"
              + " smtps://.");
    }
    return Starttls.REQUIRED;
  }

  static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.matches("127(\\.[0-9]{1,3}){3}")
        || host.equals("::1");
  }

  /** 465 for TLS from the first byte, 587 for submission with a password, 25 for a relay. */
  private static int defaultPort(boolean implicitTls, @Nullable Credentials credentials) {
    if (implicitTls) {
      return 465;
    }
    return credentials == null ? 25 : 587;
  }

  private static int connections(@Nullable String number) throws Fault {
    if (number == null) {
      return DEFAULT_CONNECTIONS;
    }
    if (number.matches("[0-9]{1,2}")) {
      int wished = Integer.parseInt(number);
      if (wished >= 1 && wished <= MAX_CONNECTIONS) {
        return wished;
      }
    }
    throw new Fault("In email.url, connections is a number from 1 to " + MAX_CONNECTIONS + ".");
  }

  private InternetAddress sender() throws Fault {
    try {
      return MailAddress.parse(from);
    } catch (AddressException e) {
      throw new Fault(
          "email.from must be one e-mail address, for example Tocsin <tocsin@example.org>.");
    }
  }

  /** A fault of the settings, on its short way to {@link #read}. */
  private static final class Fault extends Exception {
    private final String sentence;

    Fault(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }
  }
}
