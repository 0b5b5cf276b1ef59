package tocsin.web.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.core.audit.AuditRecord.Resource;
import tocsin.core.id.UserId;
import tocsin.runtime.audit.Acting;
import tocsin.storage.CredentialStore.Credential;

/** What is written down when credentials change: that they did, never what they are. */
public final class CredentialAudit {
  private CredentialAudit() {}

  /** Something by which that user logs in is another now. */
  static List<AuditRecord> ofUser(UserId user, String what) {
    return changed(new Resource("user", user.value(), ""), what, null);
  }

  /** A key. */
  static List<AuditRecord> ofKey(AuditAction action, String hash, String label) {
    return Acting.record(action, new Resource("api_key", Tokens.id(hash), label), List.of());
  }

  /** The address of a calendar feed: whose, and whether there is one now. */
  public static List<AuditRecord> ofFeed(Resource owner, boolean on) {
    return changed(owner, "calendar_feed", on ? "another address" : "off");
  }

  /** A credential that goes with its user, who is named as they were called. */
  public static List<AuditRecord> gone(Credential credential, String name) {
    UserId id = credential.user();
    Resource user = new Resource("user", id == null ? "" : id.value(), name);
    return switch (credential.kind()) {
      case API_TOKEN -> ofKey(AuditAction.DELETE, credential.key(), credential.label());
      case SESSION -> changed(user, "session_ended", null);
      case PASSWORD -> changed(user, "password", null);
      case SETUP_LINK -> changed(user, "log_in_link", null);
      case CALENDAR_FEED -> changed(user, "calendar_feed", "off");
      case SIGNING_KEY, WEBHOOK_SECRET, WEBHOOK_FORMER_SECRET, WEBHOOK_HEADER -> List.of();
    };
  }

  private static List<AuditRecord> changed(Resource root, String what, @Nullable String after) {
    return Acting.record(AuditAction.UPDATE, root, List.of(new FieldChange(what, null, after)));
  }
}
