package tocsin.web.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;
import tocsin.web.SecretSource;

/**
 * Who is logged in to the pages: opaque secrets in cookies, stored hashed, so that a copy of the
 * store logs nobody in and each session can be ended from here.
 */
public final class Sessions {
  /** How long a session lasts: somebody on call must not be asked for a password at night. */
  public static final Duration LENGTH = Duration.ofDays(30);

  private final CredentialStore store;
  private final SecretSource random;

  public Sessions(CredentialStore store, SecretSource random) {
    this.store = store;
    this.random = random;
  }

  /** Logs the user in; returns the cookie's value, which is never seen again. */
  public String open(UserId user, String label, Instant now) {
    String secret = Secrets.fresh(random);
    store.save(
        new Credential(Kind.SESSION, Secrets.hash(secret), user, label, "", now, now.plus(LENGTH)));
    return secret;
  }

  /** Whose session that is; empty when there is none, or it has ended. */
  public Optional<UserId> user(String secret, Instant now) {
    return store
        .find(Kind.SESSION, Secrets.hash(secret))
        .filter(session -> session.expiresAt() != null && now.isBefore(session.expiresAt()))
        .flatMap(session -> Optional.ofNullable(session.user()));
  }

  /** Logs out. */
  public void end(String secret) {
    store.revoke(Kind.SESSION, Secrets.hash(secret));
  }

  /** Logs the user out everywhere, except in the session with this secret; returns how many. */
  public int endOthers(UserId user, String secret) {
    String kept = Secrets.hash(secret);
    var others =
        store.list(Kind.SESSION).stream()
            .filter(session -> user.equals(session.user()) && !session.key().equals(kept))
            .toList();
    others.forEach(session ->
        store.revoke(Kind.SESSION, session.key(), CredentialAudit.ofUser(user, "session_ended")));
    return others.size();
  }
}
