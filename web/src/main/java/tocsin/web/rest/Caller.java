package tocsin.web.rest;

import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.permission.Who;

/**
 * Whose key it is.
 *
 * @param key hash of the key
 */
public record Caller(Who who, String key) {
  /** The key's user; null for an account key. */
  public @Nullable User user() {
    return who.user();
  }

  /** The name under which calls are counted: all keys of a user count together. */
  String countedAs() {
    User user = user();
    return user == null ? "key " + key : "user " + user.id();
  }
}
