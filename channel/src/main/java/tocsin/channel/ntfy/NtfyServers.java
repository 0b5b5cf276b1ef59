package tocsin.channel.ntfy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ntfy servers that an administrator named: they may stand inside this network, and get their
 * access token. Any other public server may be used too, without one.
 *
 * @param tokens by the server's address without a slash at its end, in lower case; empty: none
 */
public record NtfyServers(Map<String, String> tokens) {
  private static final Pattern ONE =
      Pattern.compile("(https?://[A-Za-z0-9._\\[\\]:-]+)/?(?:=([!-~&&[^,]]*))?");

  /** None. */
  public static final NtfyServers NONE = new NtfyServers(Map.of());

  public NtfyServers {
    tokens = Map.copyOf(tokens);
  }

  /** Reads {@code https://ntfy.example.org=tk_…,http://10.0.0.5:8080}; empty when it is not so. */
  public static Optional<NtfyServers> read(String text) {
    Map<String, String> tokens = new LinkedHashMap<>();
    for (String each : text.strip().split("[,\\s]+")) {
      Matcher one = ONE.matcher(each);
      if (!one.matches()) {
        return text.isBlank() ? Optional.of(NONE) : Optional.empty();
      }
      String token = one.group(2) == null ? "" : one.group(2);
      tokens.put(NtfyTopic.origin(one.group(1)), token);
    }
    return Optional.of(new NtfyServers(tokens));
  }

  /** Whether an administrator named that server. */
  boolean knows(String origin) {
    return tokens.containsKey(origin);
  }

  /** The server's access token. */
  Optional<String> token(String origin) {
    return Optional.ofNullable(tokens.get(origin)).filter(token -> !token.isEmpty());
  }

  /** Tokens stay out of logs. */
  @Override
  public String toString() {
    return "NtfyServers" + tokens.keySet();
  }
}
