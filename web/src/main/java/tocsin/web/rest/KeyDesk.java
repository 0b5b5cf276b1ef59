package tocsin.web.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore.Credential;
import tocsin.web.App;
import tocsin.web.access.Tokens;

/** What people may do with API keys, by REST and on the pages alike. */
public final class KeyDesk {
  private static final int NAME = 100;
  private static final int MOST = 200;
  private static final int MOST_OWN = 20;

  private final Tokens tokens;

  public KeyDesk(App app) {
    this.tokens = new Tokens(app.stores().credentials(), app.random());
  }

  /**
   * A key that was made just now.
   *
   * @param secret the key itself, shown this once
   */
  public record Made(String secret, Credential key) {}

  /**
   * Makes one with the {@code name} and the {@code read_only} that are said.
   *
   * @param user who acts with it, which is whoever makes it; null for a key of the account
   */
  public synchronized Made make(@Nullable UserId user, Input input, Instant now) {
    String name = input.filled("name", NAME, true).orElse("");
    boolean onlyReads = input.flag("read_only").orElse(false);
    input.check();
    int most = user == null ? MOST : MOST_OWN;
    if (of(user).size() >= most) {
      throw Call.wrong("There may be at most " + most + " keys: revoke one first");
    }
    String secret = onlyReads ? tokens.mintReadOnly(user, name, now) : tokens.mint(user, name, now);
    return new Made(secret, tokens.verify(secret, now).orElseThrow());
  }

  /** All keys, the account's and everybody's own, oldest first. */
  public List<Credential> all() {
    return tokens.all();
  }

  /** The keys that act as that user; null: the account's. */
  public List<Credential> of(@Nullable UserId user) {
    return all().stream().filter(key -> Objects.equals(key.user(), user)).toList();
  }

  /** The one of them that is named so. */
  public static Optional<Credential> find(List<Credential> keys, String id) {
    return keys.stream().filter(key -> Tokens.id(key.key()).equals(id)).findFirst();
  }

  /** Ends a key. Programs may use it for some seconds more. */
  public void revoke(Credential key) {
    tokens.revoke(key);
  }
}
