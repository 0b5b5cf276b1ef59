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
 * One-time links by which somebody gets a password: the first one, printed by the first start,
 * makes the owner; later ones let a user who exists already set theirs. Stored hashed.
 */
public final class SetupLink {
  /** How long the first link is good for; the server prints a new one at each start until used. */
  public static final Duration FIRST_LASTS = Duration.ofHours(1);

  /** How long a user has to follow theirs. */
  public static final Duration INVITATION_LASTS = Duration.ofDays(3);

  private static final String PATH = "/ui/setup/";

  private final CredentialStore store;
  private final SecretSource random;

  public SetupLink(CredentialStore store, SecretSource random) {
    this.store = store;
    this.random = random;
  }

  /**
   * What a link is good for.
   *
   * @param user whose password it sets; empty for the first link, which makes the owner
   */
  public record Open(Optional<UserId> user, Instant expiresAt) {}

  /** The path of a new first link; earlier first links are no longer good. */
  public String first(Instant now) {
    store.list(Kind.SETUP_LINK).stream()
        .filter(link -> link.user() == null)
        .forEach(link -> store.revoke(Kind.SETUP_LINK, link.key()));
    String token = Secrets.fresh(random);
    store.save(
        new Credential(
            Kind.SETUP_LINK,
            Secrets.hash(token),
            null,
            "first start",
            "",
            now,
            now.plus(FIRST_LASTS)));
    return PATH + token;
  }

  /** The path of a link by which that user sets a password; their earlier links are ended. */
  public String invitation(UserId user, Instant now) {
    store.list(Kind.SETUP_LINK).stream()
        .filter(link -> user.equals(link.user()))
        .forEach(link -> store.revoke(Kind.SETUP_LINK, link.key()));
    String token = Secrets.fresh(random);
    Instant until = now.plus(INVITATION_LASTS);
    store.save(
        new Credential(Kind.SETUP_LINK, Secrets.hash(token), user, "invitation", "", now, until),
        CredentialAudit.ofUser(user, "log_in_link"));
    return PATH + token;
  }

  /** What the token is good for; empty when it is unknown, used or too old. */
  public Optional<Open> find(String token, Instant now) {
    Optional<Credential> link = store.find(Kind.SETUP_LINK, Secrets.hash(token));
    Instant ends = link.map(Credential::expiresAt).orElse(null);
    return ends == null || !now.isBefore(ends)
        ? Optional.empty()
        : Optional.of(new Open(link.map(Credential::user), ends));
  }

  /** Ends the link and says what it was good for: of several who come with it, only one is told. */
  public synchronized Optional<Open> take(String token, Instant now) {
    Optional<Open> open = find(token, now);
    store.revoke(Kind.SETUP_LINK, Secrets.hash(token));
    return open;
  }
}
