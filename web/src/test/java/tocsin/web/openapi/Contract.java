package tocsin.web.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tocsin.web.http.Query;
import tocsin.web.rest.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document as a promise: an answer that it does not describe fails the test that got
 * it. Pages and calendar feeds are not its business.
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

  /** An operation of the document; its name is {@code GET /users/{id}}. */
  record Operation(String method, String template, JsonNode node) {
    String pointer() {
      return "/paths/" + template.replace("~", "~0").replace("/", "~1") + "/" + method;
    }

    @Override
    public String toString() {
      return method.toUpperCase(java.util.Locale.ROOT) + " " + template;
    }
  }

  /** Every operation of the document. */
  static List<Operation> operations() {
    return DOCUMENT.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(each -> new Operation(each.getKey(), path.getKey(), each.getValue())))
        .toList();
  }

  /** Fails when the document does not describe this answer to this request. */
  public static void check(HttpRequest request, HttpResponse<String> answer) {
    String path = request.uri().getPath();
    if (path.equals("/")
        || path.equals("/ui")
        || path.startsWith("/ui/")
        || path.startsWith("/feeds/")) {
      return;
    }
    Optional<Operation> operation = find(request.method(), path);
    int status = answer.statusCode();
    if (operation.isEmpty()) {
      boolean unknown = status == 404 || status == 405 || request.method().equals("HEAD");
      require(unknown, "%s %s answered %d and is not described", request.method(), path, status);
      return;
    }
    JsonNode response = operation.get().node().path("responses").path(Integer.toString(status));
    require(
        response.isObject(),
        "%s answered %d, which is not described: %s",
        operation.get(),
        status,
        answer.body());
    checkHeaders(operation.get(), status, answer.headers());
    checkBody(operation.get(), status, response, answer);
    if (status < 300) {
      checkQuery(operation.get(), request);
      checkWish(operation.get(), request);
    }
    Exercised.note(operation.get(), status, query(request));
  }

  /** The operation whose path this is; words win over names. */
  static Optional<Operation> find(String method, String path) {
    String plain = path.length() > 1 ? path.replaceAll("/+$", "") : path;
    return operations().stream()
        .filter(each -> each.method().equalsIgnoreCase(method))
        .filter(each -> plain.matches(each.template().replaceAll("\\{[a-z_]+}", "[^/]+")))
        .min(
            java.util.Comparator.comparing(
                each -> Stream.of(each.template().split("")).filter("{"::equals).count()));
  }

  private static void checkHeaders(Operation operation, int status, HttpHeaders headers) {
    boolean counted = !operation.node().has("security") && status != 401 && status < 500;
    boolean arrived = status != 400 && status != 408 && status != 413;
    if (counted && arrived) {
      RATE_LIMIT.forEach(
          name -> require(headers.firstValue(name).isPresent(), "%s lacks %s", operation, name));
    }
  }

  private static void checkBody(
      Operation operation, int status, JsonNode response, HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String pointer = operation.pointer() + "/responses/" + status;
    JsonNode described = response;
    if (response.has("$ref")) {
      pointer = response.path("$ref").stringValue().substring(1);
      described = DOCUMENT.at(pointer);
    }
    JsonNode content = described.path("content");
    if (content.isMissingNode()) {
      require(answer.body().isEmpty(), "%s answered %d with a body", operation, status);
      return;
    }
    String media = content.propertyNames().iterator().next();
    require(type.startsWith(media), "%s answered %d with %s", operation, status, type);
    if (media.equals("application/json")) {
      String at = pointer + "/content/" + media.replace("/", "~1") + "/schema";
      checkJson(operation + " answered " + status, at, answer.body());
    }
  }

  private static void checkQuery(Operation operation, HttpRequest request) {
    for (String name : query(request)) {
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

  private static List<String> query(HttpRequest request) {
    String raw = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
    return Query.parse(raw).stream()
        .flatMap(query -> query.values().keySet().stream())
        .map(Contract::bare)
        .distinct()
        .toList();
  }

  private static String bare(String name) {
    return name.replace("[]", "");
  }

  /** What was taken must be described too. */
  private static void checkWish(Operation operation, HttpRequest request) {
    byte[] body = request.bodyPublisher().map(SentBody::of).orElse(new byte[0]);
    JsonNode wish = operation.node().path("requestBody");
    if (body.length == 0 || wish.isMissingNode()) {
      return;
    }
    String at = operation.pointer() + "/requestBody/content/application~1json/schema";
    checkJson(operation + " took", at, new String(body, StandardCharsets.UTF_8));
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
