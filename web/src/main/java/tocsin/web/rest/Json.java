package tocsin.web.rest;

import java.util.Optional;
import tocsin.web.http.CleanText;
import tocsin.web.http.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the REST API's JSON, within limits. */
public final class Json {
  private static final int MAX_DEPTH = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new, empty list. */
  public static ArrayNode list() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The tree that the bytes say; empty when they are not JSON in UTF-8, or nested too deep. */
  public static Optional<JsonNode> read(byte[] utf8) {
    return CleanText.decode(utf8).flatMap(Json::read);
  }

  /** The tree that the text says; empty when it is not JSON, or nested too deep. */
  public static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(tree -> !tree.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** A reply with that tree. */
  public static Reply reply(int status, JsonNode body) {
    return Reply.json(status, MAPPER.writeValueAsBytes(body));
  }

  /** A reply with one wrapped thing: {@code {"user":{…}}}. */
  public static Reply reply(int status, String name, JsonNode thing) {
    return reply(status, object().set(name, thing));
  }
}
