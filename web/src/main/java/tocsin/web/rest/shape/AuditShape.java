package tocsin.web.rest.shape;

import java.util.Locale;
import java.util.Optional;
import tocsin.core.account.User;
import tocsin.core.audit.AuditMethod;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.core.audit.AuditRecord.Resource;
import tocsin.core.audit.Author;
import tocsin.core.id.UserId;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down who changed what. */
public final class AuditShape {
  private AuditShape() {}

  /** A record. */
  public static ObjectNode of(Shaping shaping, AuditRecord record) {
    ObjectNode shape = Json.object();
    shape.put("id", record.id().value());
    shape.put("execution_time", record.at().toString());
    shape.putNull("execution_context");
    shape.set("actors", Json.list().add(actor(shaping, record.author())));
    shape.set("method", Json.object().put("type", word(record.author().method())));
    ObjectNode root = resource(shaping, record.root());
    shape.set("root_resource", root);
    shape.put("action", record.action().name().toLowerCase(Locale.ROOT));
    ObjectNode details = Json.object();
    details.set("resource", root.deepCopy());
    ArrayNode fields = Json.list();
    record.fields().forEach(field -> fields.add(field(field)));
    details.set("fields", fields);
    details.set("references", Json.list());
    shape.set("details", details);
    return shape;
  }

  private static ObjectNode field(FieldChange field) {
    ObjectNode shape = Json.object().put("name", field.name());
    shape.put("before_value", field.before());
    return shape.put("value", field.after());
  }

  private static ObjectNode actor(Shaping shaping, Author author) {
    return switch (author.kind()) {
      case USER -> Ref.user(shaping, new UserId(author.id()));
      case KEY -> bare("api_key_reference", author.id(), "A key of the account");
      case GUEST -> bare("app_reference", "", "Somebody with a one-time link");
      case SYSTEM -> bare("app_reference", "", "Tocsin");
    };
  }

  /** Who is meant by the word for a kind of actors. */
  public static Optional<Author.Kind> actor(String word) {
    return switch (word) {
      case "user_reference" -> Optional.of(Author.Kind.USER);
      case "api_key_reference" -> Optional.of(Author.Kind.KEY);
      case "app_reference" -> Optional.of(Author.Kind.SYSTEM);
      default -> Optional.empty();
    };
  }

  /** What is meant by the word for a method. */
  public static Optional<AuditMethod> method(String word) {
    return switch (word) {
      case "browser" -> Optional.of(AuditMethod.BROWSER);
      case "api_token" -> Optional.of(AuditMethod.API_TOKEN);
      case "other" -> Optional.of(AuditMethod.OTHER);
      default -> Optional.empty();
    };
  }

  private static String word(AuditMethod method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode resource(Shaping shaping, Resource root) {
    String summary =
        root.type().equals("user") && root.summary().isEmpty()
            ? shaping.directory().user(new UserId(root.id())).map(User::name).orElse("")
            : root.summary();
    return bare(root.type() + "_reference", root.id(), summary);
  }

  private static ObjectNode bare(String type, String id, String summary) {
    ObjectNode shape = Json.object();
    shape.put("id", id);
    shape.put("type", type);
    shape.put("summary", summary);
    shape.putNull("self");
    shape.putNull("html_url");
    return shape;
  }
}
