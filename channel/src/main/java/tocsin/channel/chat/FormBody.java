package tocsin.channel.chat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form that was posted, as slash commands come. */
public record FormBody(Map<String, String> fields) {
  private static final int MOST_FIELDS = 50;

  public FormBody {
    fields = Map.copyOf(fields);
  }

  /** Reads a body; of several fields with one name the first counts, of very many the first 50. */
  public static FormBody read(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String part : body.split("&", MOST_FIELDS)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
      }
    }
    return new FormBody(fields);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Whether it has that field. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The field; empty when it has none of that name. */
  public String get(String name) {
    return fields.getOrDefault(name, "");
  }
}
