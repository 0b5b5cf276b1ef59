package tocsin.runtime.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body that receivers can take. One of more than 55 KB loses the ends of its long texts, and what
 * is still larger than 256 KB is not sent: the limits of PagerDuty's webhooks.
 */
final class Trimmed {
  private static final int USUAL = 55 << 10;
  private static final int MOST = 256 << 10;
  private static final int LONGEST_TEXT = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  private Trimmed() {}

  /** The body as it is sent; empty when it is too large. */
  static Optional<String> of(String body) {
    if (size(body) <= USUAL) {
      return Optional.of(body);
    }
    String shorter = shorter(JSON.readTree(body)).toString();
    return Optional.of(shorter).filter(text -> size(text) <= MOST);
  }

  private static int size(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  private static JsonNode shorter(JsonNode node) {
    if (node.isString() && node.stringValue().length() > LONGEST_TEXT) {
      return JsonNodeFactory.instance.stringNode(
          node.stringValue().substring(0, LONGEST_TEXT - 1) + "…");
    }
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        object.set(name, shorter(object.get(name)));
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, shorter(list.get(i)));
      }
    }
    return node;
  }
}
