package tocsin.core.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.AuditRecordId;

/**
 * One change of one resource.
 *
 * @param root what is changed as a whole: a user, a service, a key
 * @param fields what is different; secrets are named and never shown
 */
public record AuditRecord(
    AuditRecordId id,
    Instant at,
    Author author,
    AuditAction action,
    Resource root,
    List<FieldChange> fields) {
  public AuditRecord {
    fields = List.copyOf(fields);
  }

  /**
   * What was changed.
   *
   * @param type as in the REST API, for example {@code escalation_policy}
   * @param summary its name at that time
   */
  public record Resource(String type, String id, String summary) {}

  /** A field that changed, as text; null where there was or is nothing, or nothing to show. */
  public record FieldChange(String name, @Nullable String before, @Nullable String after) {}
}
