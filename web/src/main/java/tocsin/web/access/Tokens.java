package tocsin.web.access;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.Author;
import tocsin.core.id.UserId;
import tocsin.runtime.audit.Acting;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;
import tocsin.web.SecretSource;

/**
 * API keys: made once, shown once, stored hashed. They have 20 characters, because PagerDuty's
 * clients tell a REST key from an OAuth token by that.
 */
public final class Tokens {
  /** Twenty characters of six bits each. */
  private static final int BYTES = 15;

  /** So much of a key's hash tells keys apart. */
  private static final int ID = 12;

  /** Stands in the value of a key that may only read; all others have none. */
  private static final String READ_ONLY = "read_only";

  private final CredentialStore store;
  private final SecretSource random;

  public Tokens(CredentialStore store, SecretSource random) {
    this.store = store;
    this.random = random;
  }

  /**
   * Makes a key and stores its hash; nobody can see the key again.
   *
   * @param user who acts with it; null for an account key, which acts as nobody in particular
   * @param label what people call it
   */
  public String mint(@Nullable UserId user, String label, Instant now) {
    return mint(user, label, "", now);
  }

  /** As {@link #mint(UserId, String, Instant)}: a key that may only read. */
  public String mintReadOnly(@Nullable UserId user, String label, Instant now) {
    return mint(user, label, READ_ONLY, now);
  }

  private String mint(@Nullable UserId user, String label, String scope, Instant now) {
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random.bytes(BYTES));
    String hash = Secrets.hash(key);
    store.save(
        new Credential(Kind.API_TOKEN, hash, user, label, scope, now, null, maker(), null),
        CredentialAudit.ofKey(AuditAction.CREATE, hash, label));
    return key;
  }

  /** Whoever is logged in or calls as themselves; null for commands and keys of the account. */
  private static @Nullable UserId maker() {
    return Acting.present()
        .map(Acting::author)
        .filter(author -> author.kind() == Author.Kind.USER)
        .map(author -> new UserId(author.id()))
        .orElse(null);
  }

  /** What names a key of that hash, and opens nothing. */
  public static String id(String hash) {
    return hash.substring(0, ID);
  }

  /** All of them, oldest first. */
  public List<Credential> all() {
    return store.list(Kind.API_TOKEN);
  }

  /** Ends the key. */
  public void revoke(Credential key) {
    store.revoke(
        Kind.API_TOKEN,
        key.key(),
        CredentialAudit.ofKey(AuditAction.DELETE, key.key(), key.label()));
  }

  /** Notes that the key was used. */
  public void used(Credential key, Instant now) {
    store.used(Kind.API_TOKEN, key.key(), now);
  }

  /** Whether the key was made to read only. */
  public static boolean onlyReads(Credential key) {
    return key.value().equals(READ_ONLY);
  }

  /** The credential of a key that is good now; empty for any other. */
  public Optional<Credential> verify(String key, Instant now) {
    return store
        .find(Kind.API_TOKEN, Secrets.hash(key))
        .filter(found -> found.expiresAt() == null || now.isBefore(found.expiresAt()));
  }
}
