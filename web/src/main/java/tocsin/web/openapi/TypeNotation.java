package tocsin.web.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tocsin.web.rest.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How types are written down in a few signs, and what that is as a JSON Schema.
 *
 * <ul>
 *   <li>{@code string}, {@code integer}, {@code number}, {@code boolean}, {@code time} (ISO 8601),
 *       {@code object} (with whatever in it), {@code any}
 *   <li>{@code Name}: a type of some file; {@code ref user}: a reference to a user
 *   <li>{@code high|low}: one of these words; {@code =user}: only this word; {@code A|B}: either
 *   <li>{@code [type]}: a list; a question mark at the end: or null
 *   <li>an object: its properties; a question mark after a name: may be absent. The property {@code
 *       is} stands for the head that all things share, with these words as its type.
 * </ul>
 */
final class TypeNotation {
  static final String SCHEMAS = "#/components/schemas/";
  private static final Map<String, String> PLAIN =
      Map.of("string", "string", "integer", "integer", "number", "number", "boolean", "boolean");

  private final boolean closed;

  /** With a closed world, objects have the properties that are named and no others. */
  TypeNotation(boolean closed) {
    this.closed = closed;
  }

  /** The schema of a type that is written as a text, or as an object of properties. */
  ObjectNode schema(JsonNode type) {
    return type.isObject() ? object(type) : schema(type.stringValue());
  }

  /** The schema of a type that is written as a text. */
  ObjectNode schema(String text) {
    String type = text.strip();
    if (type.endsWith("?")) {
      return orNull(schema(type.substring(0, type.length() - 1)));
    }
    if (type.startsWith("[") && type.endsWith("]")) {
      ObjectNode list = Json.object().put("type", "array");
      return list.set("items", schema(type.substring(1, type.length() - 1)));
    }
    if (type.contains("|")) {
      return choice(List.of(type.split("\\|")));
    }
    if (type.startsWith("=")) {
      return Json.object().put("type", "string").put("const", type.substring(1));
    }
    if (type.startsWith("ref ")) {
      return reference(type.substring("ref ".length()));
    }
    return named(type);
  }

  private static ObjectNode named(String type) {
    ObjectNode schema = Json.object();
    if (PLAIN.containsKey(type)) {
      return schema.put("type", PLAIN.get(type));
    }
    return switch (type) {
      case "time" -> schema.put("type", "string").put("format", "date-time");
      case "object" -> schema.put("type", "object");
      case "any" -> schema;
      default -> {
        if (!Character.isUpperCase(type.charAt(0))) {
          throw new IllegalArgumentException("There is no type '" + type + "'");
        }
        yield schema.put("$ref", SCHEMAS + type);
      }
    };
  }

  private ObjectNode choice(List<String> parts) {
    boolean words = parts.stream().allMatch(TypeNotation::isWord);
    ObjectNode schema = Json.object();
    ArrayNode all = schema.putArray(words ? "enum" : "anyOf");
    for (String part : parts) {
      if (words) {
        all.add(part.strip());
      } else {
        all.add(schema(part));
      }
    }
    return words ? schema.put("type", "string") : schema;
  }

  private static boolean isWord(String part) {
    String text = part.strip();
    return !PLAIN.containsKey(text) && text.matches("[a-z0-9][A-Za-z0-9_:.-]*");
  }

  private static ObjectNode reference(String to) {
    ObjectNode schema = Json.object().put("$ref", SCHEMAS + "Reference");
    ObjectNode type = schema.putObject("properties").putObject("type");
    if (to.contains("*")) {
      type.put("pattern", "^" + to.replace("*", "[a-z0-9_]+") + "_reference$");
    } else {
      type.put("const", to + "_reference");
    }
    return schema;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    ObjectNode either = Json.object();
    either.putArray("anyOf").add(schema).add(Json.object().put("type", "null"));
    return either;
  }

  private ObjectNode object(JsonNode named) {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    named
        .properties()
        .forEach(property -> {
          String name = property.getKey();
          if (name.equals("is")) {
            head(property.getValue().stringValue(), properties, required);
          } else if (name.endsWith("?")) {
            properties.set(name.substring(0, name.length() - 1), schema(property.getValue()));
          } else {
            properties.set(name, schema(property.getValue()));
            required.add(name);
          }
        });
    if (required.isEmpty()) {
      schema.remove("required");
    }
    return closed ? schema.put("additionalProperties", false) : schema;
  }

  private void head(String types, ObjectNode properties, ArrayNode required) {
    properties.set("id", schema("string"));
    if (types.contains("*")) {
      properties.putObject("type").put("pattern", "^" + types.replace("*", "[a-z0-9_]+") + "$");
    } else {
      properties.set("type", schema(types.contains("|") ? types : "=" + types));
    }
    properties.set("summary", schema("string?"));
    properties.set("self", schema("string?"));
    properties.set("html_url", schema("string?"));
    Stream.of("id", "type", "summary", "self", "html_url").forEach(required::add);
  }
}
