package tocsin.web;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactKind;

/**
 * By which media this server can reach people.
 *
 * @param kinds those that are set up
 * @param pushKey what browsers must know of us to be reached by Web Push, in base64url; null when
 *     they can't be
 */
public record Offered(Set<ContactKind> kinds, @Nullable String pushKey) {
  public Offered {
    kinds = Set.copyOf(kinds);
  }

  /** All of them, but no browser. */
  public static Offered everything() {
    return new Offered(EnumSet.allOf(ContactKind.class), null);
  }
}
