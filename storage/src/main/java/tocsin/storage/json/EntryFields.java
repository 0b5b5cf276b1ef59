package tocsin.storage.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.core.audit.AuditRecord.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of directory entries as they are stored, so that whatever is added to an entry is
 * written down when it changes, and what may be a secret by its name is not shown.
 */
public final class EntryFields {
  private static final int LONGEST = 2_000;
  private static final String HIDDEN = "(not shown)";
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Kinds<DirectoryEntry> KINDS = Kinds.in(DirectoryEntry.class);

  /** What may open something for whoever knows it. */
  private static final Pattern SECRET = Pattern.compile("(?i).*(key|secret|token|password).*");

  /**
   * What names the entry itself, which is said as the resource; and what a schedule was before,
   * which earlier records say.
   */
  private static final Set<String> LEFT_OUT = Set.of("id", Kinds.PROPERTY, "former");

  private EntryFields() {}

  /** The entry as the resource of a record. */
  public static Resource resource(DirectoryEntry entry) {
    String type = KINDS.of(entry.getClass()).replace('-', '_').replace("shift_based_", "");
    JsonNode fields = tree(entry);
    String name = fields.path("name").asString(fields.path("description").asString(""));
    return new Resource(type, entry.key(), name);
  }

  /** What is different, by the fields' names; of a new entry, all that it says. */
  public static List<FieldChange> changes(@Nullable DirectoryEntry before, DirectoryEntry after) {
    ObjectNode old = before == null ? MAPPER.createObjectNode() : tree(before);
    ObjectNode next = tree(after);
    Set<String> names = new TreeSet<>(old.propertyNames());
    names.addAll(next.propertyNames());
    names.removeAll(LEFT_OUT);
    List<FieldChange> changes = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(old.get(name), next.get(name))) {
        changes.add(
            new FieldChange(snake(name), shown(name, old.get(name)), shown(name, next.get(name))));
      }
    }
    return List.copyOf(changes);
  }

  private static ObjectNode tree(DirectoryEntry entry) {
    JsonNode tree = MAPPER.readTree(JsonForms.DIRECTORY_ENTRY.write(entry));
    JsonNode wrapped = tree.path("schedule"); // an entry that is nothing but its schedule
    return (ObjectNode) (wrapped.isObject() ? wrapped : tree);
  }

  private static @Nullable String shown(String name, @Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    if (SECRET.matcher(name).matches()) {
      return HIDDEN;
    }
    String text = value.isValueNode() ? value.asString() : scrubbed(value).toString();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /** A copy without secrets at any depth. */
  private static JsonNode scrubbed(JsonNode value) {
    if (value.isObject()) {
      ObjectNode copy = MAPPER.createObjectNode();
      for (Map.Entry<String, JsonNode> each : value.properties()) {
        boolean secret = SECRET.matcher(each.getKey()).matches();
        copy.set(
            each.getKey(),
            secret ? MAPPER.getNodeFactory().stringNode(HIDDEN) : scrubbed(each.getValue()));
      }
      return copy;
    }
    if (value.isArray()) {
      var copy = MAPPER.createArrayNode();
      value.values().forEach(each -> copy.add(scrubbed(each)));
      return copy;
    }
    return value;
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
