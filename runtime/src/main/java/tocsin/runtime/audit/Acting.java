package tocsin.runtime.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.core.audit.AuditRecord.Resource;
import tocsin.core.audit.Author;
import tocsin.core.id.AuditRecordId;
import tocsin.core.id.IdSource;

/**
 * Who is acting while a request or command is carried out. The gates say so once, for all that
 * happens below them in the same thread, so that no change can forget to say whose it is. Outside
 * of that (samples, trials) nothing is written down.
 *
 * @param at when they began
 */
public record Acting(Author author, Instant at, IdSource ids) {
  private static final ScopedValue<Acting> PRESENT = ScopedValue.newInstance();

  /** Does the work as that author, and gives what it gives. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(PRESENT, this).call(work);
  }

  /** Who is acting here; empty when nobody said so. */
  public static Optional<Acting> present() {
    return PRESENT.isBound() ? Optional.of(PRESENT.get()) : Optional.empty();
  }

  /** The record of a change that is about to be made here; none when nobody said who acts. */
  public static List<AuditRecord> record(
      AuditAction action, Resource root, List<FieldChange> fields) {
    return present()
        .map(acting ->
            new AuditRecord(
                new AuditRecordId(acting.ids().next()),
                acting.at(),
                acting.author(),
                action,
                root,
                fields))
        .stream()
        .toList();
  }
}
