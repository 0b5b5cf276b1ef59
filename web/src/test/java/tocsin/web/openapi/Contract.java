package tocsin.web.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tocsin.web.http.Query;
import tocsin.web.rest.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document as a promise: an answer that it does not describe fails the test that got
 * it, in this module and in those that start the whole server. Pages and calendar feeds are not its
 * business.
 */
public final class Contract {
  private static final String BASE = "https://tocsin.invalid/openapi.json";
  private static final List<String> RATE_LIMIT =
      List.of("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset");

  private static final JsonNode DOCUMENT = OpenApi.document();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(BASE, DOCUMENT.toString())));
  private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();

  private Contract() {}

  private static final List<Operation> OPERATIONS =
      DOCUMENT.path("paths").properties().stream()
          .flatMap(path ->
              path.getValue().properties().stream()
                  .map(each -> Operation.of(each.getKey(), path.getKey(), each.getValue())))
          .sorted(Comparator.comparing(each -> each.template().split("\\{").length))
          .toList();

  /** An operation of the document; its name is {@code GET /users/{id}}. */
  record Operation(String method, String template, Pattern path, JsonNode node) {
    private static Operation of(String method, String template, JsonNode node) {
      Pattern path = Pattern.compile(template.replaceAll("\\{[a-z_]+}", "[^/]+"));
      return new Operation(method.toUpperCase(Locale.ROOT), template, path, node);
    }

    String pointer() {
      return "/paths/"
          + template.replace("~", "~0").replace("/", "~1")
          + "/"
          + method.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  /** Every operation of the document. */
  static List<Operation> operations() {
    return OPERATIONS;
  }

  /** Fails when the document does not describe this answer to this request. */
  public static void check(HttpRequest request, HttpResponse<String> answer) {
    check(Exchange.of(request, answer));
  }

  /** Fails when the document does not describe what was answered, or what was asked and taken. */
  public static void check(Exchange seen) {
    checkForeign(seen);
    if (seen.status() < 300) {
      find(seen).ifPresent(operation -> checkQuery(operation, seen));
    }
  }

  /** As {@link #check}, for programs of others: they may ask for more than is described. */
  public static void checkForeign(Exchange seen) {
    String path = seen.path();
    if (path.equals("/")
        || path.equals("/ui")
        || path.startsWith("/ui/")
        || path.startsWith("/feeds/")) {
      return;
    }
    Optional<Operation> operation = find(seen);
    int status = seen.status();
    if (operation.isEmpty()) {
      boolean unknown = status == 404 || status == 405 || seen.method().equals("HEAD");
      require(unknown, "%s %s answered %d and is not described", seen.method(), path, status);
      return;
    }
    checkAnswer(operation.get(), seen);
    if (status < 300) {
      checkWish(operation.get(), seen);
    }
    Exercised.note(operation.get(), status, query(seen));
  }

  /** The operation whose path this is; words win over names. */
  private static Optional<Operation> find(Exchange seen) {
    String method = seen.method();
    String plain = seen.path().length() > 1 ? seen.path().replaceAll("/+$", "") : seen.path();
    return OPERATIONS.stream()
        .filter(each -> each.method().equals(method) && each.path().matcher(plain).matches())
        .findFirst();
  }

  private static void checkAnswer(Operation operation, Exchange seen) {
    int status = seen.status();
    JsonNode response = operation.node().path("responses").path(Integer.toString(status));
    require(
        response.isObject(),
        "%s answered %d, which is not described: %s",
        operation,
        status,
        seen.body());
    checkHeaders(operation, status, seen.headers());
    checkBody(operation, response, seen);
  }

  private static void checkHeaders(Operation operation, int status, HttpHeaders headers) {
    boolean counted = !operation.node().has("security") && status != 401 && status < 500;
    boolean arrived = status != 400 && status != 408 && status != 413;
    if (counted && arrived) {
      RATE_LIMIT.forEach(
          name -> require(headers.firstValue(name).isPresent(), "%s lacks %s", operation, name));
    }
  }

  private static void checkBody(Operation operation, JsonNode response, Exchange seen) {
    int status = seen.status();
    String type = seen.headers().firstValue("Content-Type").orElse("");
    String pointer = operation.pointer() + "/responses/" + status;
    JsonNode described = response;
    if (response.has("$ref")) {
      pointer = response.path("$ref").stringValue().substring(1);
      described = DOCUMENT.at(pointer);
    }
    JsonNode content = described.path("content");
    if (content.isMissingNode()) {
      require(seen.body().isEmpty(), "%s answered %d with a body", operation, status);
      return;
    }
    String media = content.propertyNames().iterator().next();
    require(type.startsWith(media), "%s answered %d with %s", operation, status, type);
    if (media.equals("application/json")) {
      String at = pointer + "/content/" + media.replace("/", "~1") + "/schema";
      checkJson(operation + " answered " + status, at, seen.body());
    }
  }

  private static void checkQuery(Operation operation, Exchange seen) {
    for (String name : query(seen)) {
      boolean described =
          operation.node().path("parameters").values().stream()
              .map(each ->
                  each.has("$ref")
                      ? DOCUMENT.at(each.path("$ref").stringValue().substring(1))
                      : each)
              .anyMatch(each -> bare(each.path("name").stringValue()).equals(name));
      require(described, "%s was asked for '%s', which is not described", operation, name);
    }
  }

  private static List<String> query(Exchange seen) {
    return Query.parse(seen.query()).stream()
        .flatMap(query -> query.values().keySet().stream())
        .map(Contract::bare)
        .distinct()
        .toList();
  }

  private static String bare(String name) {
    return name.replace("[]", "");
  }

  /** What was taken must be described too. */
  private static void checkWish(Operation operation, Exchange seen) {
    JsonNode wish = operation.node().path("requestBody");
    if (seen.sent().isEmpty() || wish.isMissingNode()) {
      return;
    }
    String at = operation.pointer() + "/requestBody/content/application~1json/schema";
    checkJson(operation + " took", at, seen.sent());
  }

  private static void checkJson(String what, String pointer, String body) {
    Schema schema = KNOWN.computeIfAbsent(pointer, Contract::schema);
    JsonNode json =
        Json.read(body).orElseThrow(() -> new AssertionError(what + " what is no JSON: " + body));
    List<Error> errors = schema.validate(json);
    require(errors.isEmpty(), "%s what is not described: %s\n%s", what, errors, body);
  }

  private static Schema schema(String pointer) {
    ObjectNode reference =
        Json.object().put("$ref", BASE + "#" + pointer.replace("{", "%7B").replace("}", "%7D"));
    return SCHEMAS.getSchema(
        SchemaLocation.of("https://tocsin.invalid/check" + pointer.hashCode()), reference);
  }

  private static void require(boolean condition, String sentence, Object... with) {
    if (!condition) {
      throw new AssertionError(sentence.formatted(with));
    }
  }
}
