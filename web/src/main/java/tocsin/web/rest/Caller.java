package tocsin.web.rest;

import org.jspecify.annotations.Nullable;
import tocsin.core.account.Role;
import tocsin.core.account.User;

/**
 * Whose key it is.
 *
 * @param user null for an account key
 * @param key hash of the key
 */
public record Caller(@Nullable User user, String key) {
  /** Whether requests other than GET are taken. */
  public boolean mayWrite() {
    return user == null
        || switch (user.role()) {
          case OWNER, ADMIN, USER, LIMITED_USER, RESTRICTED_ACCESS -> true;
          case OBSERVER, READ_ONLY_USER, READ_ONLY_LIMITED_USER -> false;
        };
  }

  /** Whether people and their rights may be changed. */
  public boolean isAdmin() {
    return user == null || user.role() == Role.OWNER || user.role() == Role.ADMIN;
  }

  /** Whether owners may be made, changed and deleted. */
  boolean isOwner() {
    return user == null || user.role() == Role.OWNER;
  }

  /** The name under which calls are counted: all keys of a user count together. */
  String countedAs() {
    return user == null ? "key " + key : "user " + user.id();
  }
}
