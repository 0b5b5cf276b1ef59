package tocsin.web.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tocsin.web.http.Reply;
import tocsin.web.rest.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document: what is the same everywhere, and what each subject's file adds. It is made
 * when it is first asked for.
 */
public final class OpenApi {
  /** The files, in the order in which readers meet their subjects. */
  static final List<String> SUBJECTS =
      List.of(
          "events",
          "incidents",
          "alerts",
          "log_entries",
          "changes",
          "notifications",
          "services",
          "escalation_policies",
          "schedules",
          "shift_schedules",
          "oncalls",
          "users",
          "teams",
          "keys",
          "maintenance",
          "webhooks",
          "account",
          "audit",
          "readiness",
          "delivery",
          "operation");

  private static final class Once {
    static final ObjectNode DOCUMENT = assemble();
    static final Reply REPLY = Json.reply(200, DOCUMENT);
  }

  private OpenApi() {}

  /** The document as it is served. */
  public static Reply reply() {
    return Once.REPLY;
  }

  /** The document. */
  public static JsonNode document() {
    return Once.DOCUMENT;
  }

  private static ObjectNode assemble() {
    ObjectNode document = (ObjectNode) read("common");
    ObjectNode paths = document.putObject("paths");
    ObjectNode components = (ObjectNode) document.path("components");
    problems(components.putObject("responses"), document.path("problems"));
    document.remove("problems");
    ObjectNode schemas = components.putObject("schemas");
    types(schemas, document.path("types"), new TypeNotation(true));
    document.remove("types");
    for (String subject : SUBJECTS) {
      add(read(subject), document.withArray("tags").addObject(), paths, schemas);
    }
    return document;
  }

  private static void add(JsonNode file, ObjectNode tag, ObjectNode paths, ObjectNode schemas) {
    String name = file.path("tag").stringValue();
    tag.put("name", name).put("description", file.path("about").stringValue());
    for (var each : file.path("operations").properties()) {
      var notation = new OperationNotation(each.getKey(), each.getValue());
      paths.withObjectProperty(notation.path()).set(notation.method(), notation.operation(name));
    }
    types(schemas, file.path("types"), new TypeNotation(true));
    types(schemas, file.path("wishes"), new TypeNotation(false));
  }

  private static void types(ObjectNode schemas, JsonNode types, TypeNotation notation) {
    for (var each : types.properties()) {
      if (schemas.has(each.getKey())) {
        throw new IllegalStateException("There are two types " + each.getKey());
      }
      schemas.set(each.getKey(), notation.schema(each.getValue()));
    }
  }

  private static void problems(ObjectNode responses, JsonNode problems) {
    for (var each : problems.properties()) {
      ObjectNode response = responses.putObject(each.getKey());
      response.put("description", each.getValue().stringValue());
      response
          .putObject("content")
          .putObject("application/json")
          .set("schema", new TypeNotation(true).schema("Problem"));
    }
  }

  private static JsonNode read(String subject) {
    String name = "/tocsin/web/openapi/" + subject + ".json";
    try (InputStream file = OpenApi.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The file " + name + " is missing");
      }
      return Json.read(file.readAllBytes())
          .orElseThrow(() -> new IllegalStateException("The file " + name + " is no JSON"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
