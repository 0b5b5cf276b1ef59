package tocsin.channel.phone;

import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the fields of a form, or the outermost ones of a JSON object. */
public final class FlatFields {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST = 200;

  private FlatFields() {}

  /** The fields of {@code application/x-www-form-urlencoded}, by name; of several the first. */
  public static SortedMap<String, String> form(String body) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (String pair : body.split("&", MOST)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        fields.putIfAbsent(decoded(name), decoded(value));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Texts, numbers and booleans of the outermost object; empty when it is none. */
  public static Map<String, String> json(String body) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new StringReader(body))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return fields;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME && fields.size() < MOST) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
          fields.putIfAbsent(name, json.getString());
        } else {
          JsonParser _ = json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      return fields; // what was read before it broke off
    }
    return fields;
  }
}
