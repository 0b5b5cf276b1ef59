package tocsin.web.openapi;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.web.rest.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an operation is written down, and what that is in OpenAPI. Its properties:
 *
 * <ul>
 *   <li>{@code says}: one sentence
 *   <li>{@code query}: what may be asked, with commas: {@code since: time}, {@code sort_by=name|…},
 *       {@code team_ids[]}, an exclamation mark where it must be; {@code page} stands for offset,
 *       limit and total
 *   <li>{@code from}: true where the header From says who acts
 *   <li>{@code problem}: the type of what goes wrong, where it is not as everywhere
 *   <li>{@code open}: true where no key is needed
 *   <li>{@code body}: what is sent, and each status by its number: what is answered, as {@code
 *       user: User}, as {@code page of users: User} (or {@code part of}, which counts nothing), as
 *       a type, {@code text}, or empty
 * </ul>
 *
 * What every operation may answer (bad input, no key, not found…) is added and need not be said.
 */
final class OperationNotation {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern ASKED =
      Pattern.compile("([a-z_]+(?:\\[])?)(!?)(?:=(\\S+)|:\\s*(.+))?");
  private static final Pattern WRAPPED = Pattern.compile("(page of |part of )?([a-z_]+): (.+)");
  private static final String JSON_TYPE = "application/json";

  private final TypeNotation answers = new TypeNotation(true);
  private final TypeNotation wishes = new TypeNotation(false);
  private final String method;
  private final String path;
  private final JsonNode notation;

  /** Of {@code GET /users} and its properties. */
  OperationNotation(String name, JsonNode notation) {
    this.method = name.substring(0, name.indexOf(' '));
    this.path = name.substring(name.indexOf(' ') + 1);
    this.notation = notation;
  }

  String method() {
    return method.toLowerCase(java.util.Locale.ROOT);
  }

  String path() {
    return path;
  }

  /** The operation in OpenAPI's words. */
  ObjectNode operation(String tag) {
    ObjectNode operation = Json.object();
    operation.putArray("tags").add(tag);
    operation.put("summary", notation.path("says").stringValue());
    operation.put(
        "operationId", (method() + path).replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", ""));
    if (open()) {
      operation.putArray("security");
    }
    ArrayNode parameters = operation.putArray("parameters");
    Matcher names = PARAMETER.matcher(path);
    while (names.find()) {
      parameter(parameters, names.group(1), "path", true).set("schema", answers.schema("string"));
    }
    query(parameters);
    if (notation.path("from").asBoolean(false)) {
      parameters.addObject().put("$ref", "#/components/parameters/from");
    }
    if (notation.has("body")) {
      ObjectNode body = operation.putObject("requestBody");
      body.put("required", !notation.path("body").stringValue().endsWith("?"));
      body.set(
          "content", content(notation.path("body").stringValue().replaceAll("\\?$", ""), wishes));
    }
    operation.set("responses", responses());
    return operation;
  }

  private boolean open() {
    return notation.path("open").asBoolean(false);
  }

  private static ObjectNode parameter(ArrayNode all, String name, String in, boolean required) {
    return all.addObject().put("name", name).put("in", in).put("required", required);
  }

  private void query(ArrayNode parameters) {
    String asked = notation.path("query").asString("");
    for (String part : asked.split(",")) {
      Matcher each = ASKED.matcher(part.strip());
      if (part.isBlank()) {
        continue;
      }
      if (!each.matches()) {
        throw new IllegalArgumentException("'" + part + "' asks for nothing that is understood");
      }
      String name = each.group(1);
      if (name.equals("page")) {
        for (String of : new String[] {"offset", "limit", "total"}) {
          parameters.addObject().put("$ref", "#/components/parameters/" + of);
        }
        continue;
      }
      ObjectNode one = wishes.schema("string");
      if (each.group(3) != null) {
        one = wishes.schema(each.group(3).contains("|") ? each.group(3) : "=" + each.group(3));
      } else if (each.group(4) != null) {
        one = wishes.schema(each.group(4));
      }
      ObjectNode parameter = parameter(parameters, name, "query", !each.group(2).isEmpty());
      if (name.endsWith("[]")) {
        parameter.putObject("schema").put("type", "array").set("items", one);
      } else {
        parameter.set("schema", one);
      }
    }
  }

  private ObjectNode responses() {
    ObjectNode responses = Json.object();
    Set<String> statuses = new TreeSet<>();
    notation.propertyNames().stream().filter(n -> n.matches("\\d{3}")).forEach(statuses::add);
    Set<String> own = Set.copyOf(statuses);
    statuses.addAll(open() ? Set.of() : Set.of("400", "401", "403", "408", "429", "500", "503"));
    if (notation.has("body") && !open()) {
      statuses.add("413");
    }
    if (path.contains("{") && !open()) {
      statuses.add("404");
    }
    for (String status : statuses) {
      if (own.contains(status)) {
        responses.set(status, response(status));
      } else {
        responses.set(status, problem(status));
      }
    }
    return responses;
  }

  private ObjectNode problem(String status) {
    if (notation.has("problem") && Set.of("400", "403", "404").contains(status)) {
      ObjectNode response = Json.object().put("description", "Not done");
      return response.set("content", content(notation.path("problem").stringValue(), answers));
    }
    return Json.object().put("$ref", "#/components/responses/" + status);
  }

  private ObjectNode response(String status) {
    ObjectNode response =
        Json.object().put("description", status.startsWith("2") ? "Done" : "Not done");
    if (!open()) {
      ObjectNode headers = response.putObject("headers");
      for (String name :
          new String[] {"ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"}) {
        headers.putObject(name).put("$ref", "#/components/headers/" + name);
      }
    }
    String body = notation.path(status).stringValue();
    if (!body.isEmpty()) {
      response.set("content", content(body, answers));
    }
    return response;
  }

  private static ObjectNode content(String body, TypeNotation types) {
    ObjectNode content = Json.object();
    if (body.equals("text")) {
      content.putObject("text/plain").set("schema", types.schema("string"));
      return content;
    }
    Matcher wrapped = WRAPPED.matcher(body);
    ObjectNode object = Json.object();
    if (!wrapped.matches()) {
      content.putObject(JSON_TYPE).set("schema", types.schema(body));
      return content;
    }
    if (wrapped.group(1) != null) {
      object.put(wrapped.group(2), "[" + wrapped.group(3) + "]");
      object.put("limit", "integer").put("offset", "integer").put("more", "boolean");
      if (wrapped.group(1).startsWith("page")) {
        object.put("total", "integer?");
      }
    } else {
      object.put(wrapped.group(2), wrapped.group(3));
    }
    content.putObject(JSON_TYPE).set("schema", types.schema(object));
    return content;
  }
}
