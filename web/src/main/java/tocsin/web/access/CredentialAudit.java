package tocsin.web.access;

import java.util.List;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.core.audit.AuditRecord.Resource;
import tocsin.core.id.UserId;
import tocsin.runtime.audit.Acting;

/** What is written down when credentials change: that they did, never what they are. */
final class CredentialAudit {
  /** So much of a key's hash tells keys apart. */
  private static final int SHOWN = 12;

  private CredentialAudit() {}

  /** Something by which that user logs in is another now. */
  static List<AuditRecord> ofUser(UserId user, String what) {
    return Acting.record(
        AuditAction.UPDATE,
        new Resource("user", user.value(), ""),
        List.of(new FieldChange(what, null, null)));
  }

  /** A key. */
  static List<AuditRecord> ofKey(AuditAction action, String hash, String label) {
    return Acting.record(
        action, new Resource("api_key", hash.substring(0, SHOWN), label), List.of());
  }
}
