package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.AuditMethod;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.Author;

/**
 * Who changed what. Records are written by {@link DirectoryStore} and {@link CredentialStore} in
 * the transaction of the change itself, so that there is none without the other; {@link #add} is
 * for the few changes of what neither of them keeps.
 */
public interface AuditLog {
  /** A record with its place; places grow. */
  record Row(long position, AuditRecord record) {}

  /**
   * Which records are asked for. An empty set asks for all; sets are OR inside and AND between.
   *
   * @param since at or after
   * @param until before
   * @param rootId null is any
   * @param actorId null is any
   */
  record Filter(
      Instant since,
      Instant until,
      Set<String> rootTypes,
      @Nullable String rootId,
      Set<Author.Kind> actors,
      @Nullable String actorId,
      Set<AuditMethod> methods,
      Set<AuditAction> actions) {
    public Filter {
      rootTypes = Set.copyOf(rootTypes);
      actors = Set.copyOf(actors);
      methods = Set.copyOf(methods);
      actions = Set.copyOf(actions);
    }

    /** Whether it asks for that record. */
    public boolean matches(AuditRecord record) {
      AuditRecord.Resource root = record.root();
      Author author = record.author();
      return !record.at().isBefore(since)
          && record.at().isBefore(until)
          && (rootTypes.isEmpty() || rootTypes.contains(root.type()))
          && (rootId == null || rootId.equals(root.id()))
          && (actors.isEmpty() || actors.contains(author.kind()))
          && (actorId == null || actorId.equals(author.id()))
          && (methods.isEmpty() || methods.contains(author.method()))
          && (actions.isEmpty() || actions.contains(record.action()));
    }
  }

  /** Up to {@code limit} records that match and stand before that place, latest first. */
  List<Row> list(Filter filter, long before, int limit);

  /** Writes down changes of what another file keeps: after they were made. */
  void add(List<AuditRecord> records);

  /** Lets go of those written before then. */
  void forget(Instant before);
}
