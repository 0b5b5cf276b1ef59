package tocsin.channel.phone.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {to}}, {@code {text}} and their like, filled so that nothing in a value can
 * break out of its place.
 */
record Template(String text, Escaping escaping) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

  /** How values are made safe. */
  enum Escaping {
    /** In addresses and forms. */
    PERCENT,
    /** Between the quotes of a JSON text. */
    JSON,
    /** In elements and attributes. */
    XML,
    NONE;

    static Escaping of(String contentType) {
      String type = contentType.replaceFirst(";.*", "").strip();
      if (type.endsWith("json")) {
        return JSON;
      }
      if (type.endsWith("xml")) {
        return XML;
      }
      return type.equals("application/x-www-form-urlencoded") ? PERCENT : NONE;
    }
  }

  /** The first name in braces that stands for nothing; a typing error, most likely. */
  Optional<String> unknown() {
    return PLACE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(word -> Placeholder.named(word).isEmpty())
        .findFirst();
  }

  boolean names(Placeholder placeholder) {
    return text.contains("{" + placeholder.word() + "}");
  }

  String filled(Map<Placeholder, String> values) {
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String value =
          Placeholder.named(places.group(1)).map(p -> values.getOrDefault(p, "")).orElse("");
      places.appendReplacement(filled, Matcher.quoteReplacement(escaped(value)));
    }
    return places.appendTail(filled).toString();
  }

  private String escaped(String value) {
    return switch (escaping) {
      case PERCENT -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
      case JSON -> json(value);
      case XML ->
          value
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;")
              .replace("'", "&apos;");
      case NONE -> value;
    };
  }

  private static String json(String value) {
    StringBuilder json = new StringBuilder();
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }
}
