package tocsin.server.story;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks for things in JSON, wherever they stand. */
final class Tree {
  private Tree() {}

  static JsonNode of(String json) {
    return RealServer.JSON.readTree(json);
  }

  /** The first object, wherever it is, that has the text under that name. */
  static JsonNode object(JsonNode tree, String name, String text) {
    return search(tree, name, text)
        .orElseThrow(() -> new AssertionError("No " + name + " " + text + " in " + tree));
  }

  private static Optional<JsonNode> search(JsonNode tree, String name, String text) {
    if (tree.path(name).asString("").equals(text)) {
      return Optional.of(tree);
    }
    return tree.valueStream().flatMap(child -> search(child, name, text).stream()).findFirst();
  }
}
