package tocsin.web.page.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes out of an event's JSON what helps whoever looks at the alert. Senders write what they like.
 */
final class EventBody {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int MOST_DETAILS = 30;
  private static final int MOST_LINKS = 10;
  private static final int LONGEST_VALUE = 500;
  private static final int LONGEST_TEXT = 16_000;

  private final JsonNode root;

  private EventBody(JsonNode root) {
    this.root = root;
  }

  /** The event; empty when the text isn't an object. */
  static Optional<EventBody> parse(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      return root.isObject() ? Optional.of(new EventBody(root)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Component, group, class and the sender's own details, in order. */
  List<AlertCard.Fact> facts() {
    List<AlertCard.Fact> facts = new ArrayList<>();
    JsonNode payload = root.path("payload");
    add(facts, "Component", payload.path("component"));
    add(facts, "Group", payload.path("group"));
    add(facts, "Class", payload.path("class"));
    JsonNode details = payload.path("custom_details");
    if (details.isObject()) {
      details.properties().forEach(entry -> add(facts, entry.getKey(), entry.getValue()));
    } else {
      add(facts, "Details", details);
    }
    JsonNode oldDetails = root.path("details"); // Events API v1
    if (oldDetails.isObject()) {
      oldDetails.properties().forEach(entry -> add(facts, entry.getKey(), entry.getValue()));
    } else {
      add(facts, "Details", oldDetails);
    }
    return facts.stream().limit(MOST_DETAILS).toList();
  }

  private static void add(List<AlertCard.Fact> facts, String name, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    String text = value.isValueNode() ? value.asString() : value.toString();
    if (!text.isBlank()) {
      facts.add(new AlertCard.Fact(name, cut(text, LONGEST_VALUE)));
    }
  }

  /** Web addresses that the sender gave; others than http and https are left out. */
  List<AlertCard.Link> links() {
    List<AlertCard.Link> links = new ArrayList<>();
    addLink(links, root.path("client_url").asString(""), root.path("client").asString("Source"));
    for (JsonNode link : root.path("links")) {
      addLink(links, link.path("href").asString(""), link.path("text").asString("Link"));
    }
    for (JsonNode image : root.path("images")) {
      String href = image.path("href").asString(image.path("src").asString(""));
      addLink(links, href, image.path("alt").asString("Image"));
    }
    return links.stream().limit(MOST_LINKS).toList();
  }

  private static void addLink(List<AlertCard.Link> links, String href, String text) {
    String scheme = href.toLowerCase(Locale.ROOT);
    if (scheme.startsWith("https://") || scheme.startsWith("http://")) {
      links.add(new AlertCard.Link(href, text.isBlank() ? href : cut(text, LONGEST_VALUE)));
    }
  }

  /** The event as received, set out line by line, without the routing key. */
  String text() {
    JsonNode shown = root.deepCopy();
    if (shown instanceof tools.jackson.databind.node.ObjectNode object) {
      object.remove("routing_key");
      object.remove("service_key");
    }
    return cut(JSON.writeValueAsString(shown), LONGEST_TEXT);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + " …";
  }
}
