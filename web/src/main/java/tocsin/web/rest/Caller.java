package tocsin.web.rest;

import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.audit.AuditMethod;
import tocsin.core.audit.Author;
import tocsin.core.incident.ActionChannel;
import tocsin.core.permission.Who;
import tocsin.web.access.Tokens;

/**
 * Whose key it is.
 *
 * @param key hash of the key
 */
public record Caller(Who who, String key) {
  /** Stands for no key. */
  private static final String PAGE = "";

  /** Somebody who is logged in, on whose behalf a page calls. */
  static Caller onPage(Who who) {
    return new Caller(who, PAGE);
  }

  /** By which way they act. */
  ActionChannel channel() {
    return key.equals(PAGE) ? ActionChannel.WEB : ActionChannel.API;
  }

  /** The key's user; null for an account key. */
  public @Nullable User user() {
    return who.user();
  }

  /** As it is written down what they change. */
  Author author() {
    User user = user();
    return user == null
        ? new Author(Author.Kind.KEY, Tokens.id(key), AuditMethod.API_TOKEN)
        : new Author(Author.Kind.USER, user.id().value(), AuditMethod.API_TOKEN);
  }

  /** The name under which calls are counted: all keys of a user count together. */
  String countedAs() {
    User user = user();
    return user == null ? "key " + key : "user " + user.id();
  }
}
