package tocsin.web.rest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tocsin.web.http.CleanText;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a request's body. What is wrong with it is collected while it is read, so that the
 * sender hears all of it at once; {@link #check} ends the request when there is anything. Unknown
 * fields are ignored.
 */
public final class Input {
  private final JsonNode node;
  private final String prefix;
  private final List<String> errors;

  private Input(JsonNode node, String prefix, List<String> errors) {
    this.node = node;
    this.prefix = prefix;
    this.errors = errors;
  }

  /** The object of that name in the body; a problem when it isn't there. */
  static Input wrapped(byte[] body, String name) {
    Input whole = whole(body);
    JsonNode inner = whole.node.path(name);
    if (!inner.isObject()) {
      throw new ProblemException(
          Problems.INVALID_INPUT.because("The body must have an object '" + name + "'"));
    }
    return new Input(inner, "", new ArrayList<>());
  }

  /** What a form says, read and checked as if it had come as a body. */
  public static Input of(ObjectNode form) {
    return new Input(form, "", new ArrayList<>());
  }

  /** The body's outermost object; a problem when it is none. */
  static Input whole(byte[] body) {
    JsonNode tree =
        Json.read(body)
            .orElseThrow(() ->
                new ProblemException(
                    Problems.INVALID_INPUT.because("The body is not JSON that can be read")));
    if (!tree.isObject()) {
      throw new ProblemException(Problems.INVALID_INPUT.because("The body must be a JSON object"));
    }
    return new Input(tree, "", new ArrayList<>());
  }

  /** Ends the request with all that was found wrong, if anything was. */
  void check() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problems.INVALID_INPUT.because(errors));
    }
  }

  /** Notes something wrong, as a sentence of its own. */
  void wrong(String sentence) {
    if (!errors.contains(sentence)) {
      errors.add(sentence);
    }
  }

  /** Notes something wrong with a field: {@code "Name" "can't be blank"}. */
  void wrong(String name, String what) {
    String shown = (prefix + name).replace('_', ' ');
    wrong(shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1) + " " + what);
  }

  /** The same object with errors of its own: what is wrong with it concerns nothing else. */
  Input alone() {
    return new Input(node, "", new ArrayList<>());
  }

  /** The object as it came. */
  JsonNode tree() {
    return node;
  }

  /** Whether the field is there, be it null. */
  boolean has(String name) {
    return node.has(name);
  }

  /** Whether the field is there and null. */
  boolean isNull(String name) {
    return node.path(name).isNull();
  }

  private boolean isAbsent(String name) {
    return node.path(name).isMissingNode() || node.path(name).isNull();
  }

  /** The text; empty when absent or null. */
  Optional<String> text(String name, int longest) {
    if (isAbsent(name)) {
      return Optional.empty();
    }
    JsonNode value = node.path(name);
    if (!value.isString()) {
      wrong(name, "must be a string");
      return Optional.empty();
    }
    String text = CleanText.of(value.stringValue());
    if (text.codePointCount(0, text.length()) > longest) {
      wrong(name, "is too long (maximum is " + longest + " characters)");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /**
   * The text without blanks around it, which may not be empty. In an update ({@code needed} false)
   * it may be absent.
   */
  Optional<String> filled(String name, int longest, boolean needed) {
    boolean blank =
        isAbsent(name) || (node.path(name).isString() && node.path(name).stringValue().isBlank());
    if (blank && (needed || has(name))) {
      wrong(name, "can't be blank");
    }
    return blank ? Optional.empty() : text(name, longest).map(String::strip);
  }

  /** The whole number; empty when absent or null. Digits in quotes are a number too. */
  Optional<Long> number(String name, long least, long most) {
    if (isAbsent(name)) {
      return Optional.empty();
    }
    JsonNode value = node.path(name);
    Optional<Long> number = Optional.empty();
    if (value.canConvertToExactIntegral() && value.canConvertToLong()) {
      number = Optional.of(value.longValue());
    } else if (value.isString() && value.stringValue().matches("-?\\d{1,18}")) {
      number = Optional.of(Long.parseLong(value.stringValue()));
    }
    if (number.filter(n -> n >= least && n <= most).isEmpty()) {
      wrong(name, "must be a whole number from " + least + " to " + most);
      return Optional.empty();
    }
    return number;
  }

  /** The boolean; empty when absent or null. */
  Optional<Boolean> flag(String name) {
    if (isAbsent(name)) {
      return Optional.empty();
    }
    if (!node.path(name).isBoolean()) {
      wrong(name, "must be true or false");
      return Optional.empty();
    }
    return Optional.of(node.path(name).booleanValue());
  }

  /** One of the enum's words, in lower case; empty when absent or null. */
  <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
    return text(name, 100)
        .flatMap(text -> {
          Optional<E> found = Words.find(text, words);
          if (found.isEmpty()) {
            wrong(name, "must be one of: " + String.join(", ", Words.all(words)));
          }
          return found;
        });
  }

  /** The instant; a time without offset counts as UTC. Empty when absent or null. */
  Optional<Instant> time(String name) {
    return text(name, 100)
        .flatMap(text -> {
          Optional<Instant> time = Times.parse(text, ZoneOffset.UTC);
          if (time.isEmpty()) {
            wrong(name, "is not a time in ISO 8601");
          }
          return time;
        });
  }

  /** The zone; empty when absent or null. */
  Optional<ZoneId> zone(String name) {
    return text(name, 100)
        .flatMap(text -> {
          Optional<ZoneId> zone = Times.zone(text);
          if (zone.isEmpty()) {
            wrong(name, "is not a known time zone");
          }
          return zone;
        });
  }

  /** The id of a referenced thing; empty when absent or null. */
  <T> Optional<T> reference(String name, Function<String, T> id) {
    return object(name).flatMap(reference -> reference.id(id));
  }

  /** This object's own id; a reference without a good one is wrong. */
  <T> Optional<T> id(Function<String, T> make) {
    Optional<T> id = text("id", 64).flatMap(text -> Ids.parse(text, make));
    if (id.isEmpty()) {
      wrong("id", "is missing or can't be an id");
    }
    return id;
  }

  /** The object's {@code type}, without {@code _reference}; empty when absent. */
  Optional<String> type() {
    return text("type", 100).map(type -> type.replaceFirst("_reference$", ""));
  }

  /** The inner object; empty when absent or null. */
  Optional<Input> object(String name) {
    if (isAbsent(name)) {
      return Optional.empty();
    }
    if (!node.path(name).isObject()) {
      wrong(name, "must be an object");
      return Optional.empty();
    }
    return Optional.of(new Input(node.path(name), prefix + name + " ", errors));
  }

  /** The texts of a list; empty when absent or null. */
  List<String> texts(String name, int most, int longest) {
    if (isAbsent(name)) {
      return List.of();
    }
    JsonNode list = node.path(name);
    if (!list.isArray() || !list.values().stream().allMatch(JsonNode::isString)) {
      wrong(name, "must be a list of strings");
      return List.of();
    }
    List<String> texts =
        list.values().stream().map(text -> CleanText.of(text.stringValue())).toList();
    if (texts.size() > most || texts.stream().anyMatch(text -> text.length() > longest)) {
      wrong(name, "may have at most " + most + " entries of " + longest + " characters");
      return List.of();
    }
    return texts;
  }

  /** The objects of a list; empty when absent or null, or longer than allowed. */
  List<Input> objects(String name, int most) {
    if (isAbsent(name)) {
      return List.of();
    }
    JsonNode list = node.path(name);
    if (!list.isArray() || !list.values().stream().allMatch(JsonNode::isObject)) {
      wrong(name, "must be a list of objects");
      return List.of();
    }
    if (list.size() > most) {
      wrong(name, "may have at most " + most + " entries");
      return List.of();
    }
    return list.values().stream()
        .map(each -> new Input(each, prefix + name + " ", errors))
        .toList();
  }
}
