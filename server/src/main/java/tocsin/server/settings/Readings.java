package tocsin.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tocsin.server.settings.Setting.Unreadable;
import tocsin.web.http.Proxies;

/** How the texts of settings are read. */
final class Readings {
  private Readings() {}

  static String word(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ')) {
      throw new Unreadable("one word without spaces");
    }
    return text;
  }

  static int number(String text, int least, int most) {
    // At most 9 digits always fit into an int.
    int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      throw new Unreadable("a number from " + least + " to " + most);
    }
    return value;
  }

  static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Unreadable("true or false");
    };
  }

  static LogLevel logLevel(String text) {
    for (LogLevel level : LogLevel.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(text)) {
        return level;
      }
    }
    throw new Unreadable("debug, info, warn or error");
  }

  /** Without the slash at its end. */
  static String webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return text.replaceAll("/+$", "");
      }
    } catch (URISyntaxException e) {
      // The same answer as for an address of another kind.
    }
    throw new Unreadable("a web address such as https://oncall.example.org");
  }

  /** Addresses with a path, separated by commas. */
  static List<String> webAddresses(String text) {
    List<String> addresses =
        Stream.of(text.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
    if (!addresses.stream().allMatch(each -> each.matches("(?i)https?://[^\\s/?#]+([/?]\\S*)?"))) {
      throw new Unreadable("addresses such as https://other.example.org/heartbeat/KEY");
    }
    return addresses;
  }

  static Proxies proxies(String text) {
    Optional<Proxies> proxies = text.isEmpty() ? Optional.of(Proxies.NONE) : Proxies.read(text);
    return proxies.orElseThrow(
        () -> new Unreadable("addresses or ranges such as 127.0.0.1,10.0.0.0/8"));
  }

  static <T> Optional<T> unlessEmpty(String text, Function<String, T> reading) {
    return text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text));
  }
}
