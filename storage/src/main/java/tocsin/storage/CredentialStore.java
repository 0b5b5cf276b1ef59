package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.audit.AuditRecord;
import tocsin.core.id.UserId;

/**
 * Passwords, sessions, API tokens and keys. Secrets that people carry are kept only as hashes; the
 * caller hashes.
 */
public interface CredentialStore {
  /** What the credential is good for. */
  enum Kind {
    /** Key: the user's id; value: an encoded password hash. */
    PASSWORD,
    /** Key: hash of the cookie's value. */
    SESSION,
    /** Key: hash of the token; user is null for an account key. */
    API_TOKEN,
    /** Key: hash of the link's token. */
    SETUP_LINK,
    /** Key: a name; value: key material that signs links. */
    SIGNING_KEY,
    /** Key: whose calendar feed; value: a mark in the seal of its link, empty when it is off. */
    CALENDAR_FEED,
    /** Key: a webhook receiver's id; value: the key that signs its bodies. */
    WEBHOOK_SECRET,
    /** As the one before, for a key that was replaced and signs beside it until it expires. */
    WEBHOOK_FORMER_SECRET,
    /** Key: a webhook receiver's id, a slash and a header's name; value: the header's. */
    WEBHOOK_HEADER
  }

  /**
   * A credential.
   *
   * @param user whose it is; null when nobody's
   * @param expiresAt null is never
   * @param madeBy who made it; null when nobody in particular did
   * @param usedAt when it was last used, as far as that is noted; null when never
   */
  record Credential(
      Kind kind,
      String key,
      @Nullable UserId user,
      String label,
      String value,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable UserId madeBy,
      @Nullable Instant usedAt) {

    /** Made by nobody in particular, and not used yet. */
    public Credential(
        Kind kind,
        String key,
        @Nullable UserId user,
        String label,
        String value,
        Instant createdAt,
        @Nullable Instant expiresAt) {
      this(kind, key, user, label, value, createdAt, expiresAt, null, null);
    }
  }

  /**
   * Inserts it, or replaces the one of the same kind and key, together with who did that for the
   * {@link AuditLog}; durable when it returns.
   */
  void save(Credential credential, List<AuditRecord> audit);

  /** The same for what is no change that somebody made, as a log-in. */
  default void save(Credential credential) {
    save(credential, List.of());
  }

  /** The credential; expired ones are found too, the caller compares. */
  Optional<Credential> find(Kind kind, String key);

  /** All of a kind, oldest first. */
  List<Credential> list(Kind kind);

  /** Removes it, together with who did that; does nothing when there is none. */
  void revoke(Kind kind, String key, List<AuditRecord> audit);

  /** The same for what is no change that somebody made, as a log-out. */
  default void revoke(Kind kind, String key) {
    revoke(kind, key, List.of());
  }

  /** Notes when it was last used; does nothing when there is none. No change that somebody made. */
  void used(Kind kind, String key, Instant at);

  /** Removes what expired before then. */
  void forgetExpired(Instant before);
}
