package tocsin.web.page.frame;

import tocsin.core.account.Role;

/**
 * What a role may do on the pages. Rights per team come later; until then roles are account-wide.
 */
public final class Rights {
  private Rights() {}

  /** Whether they may change incidents. */
  public static boolean mayRespond(Role role) {
    return switch (role) {
      case OWNER, ADMIN, USER, LIMITED_USER -> true;
      case OBSERVER, RESTRICTED_ACCESS, READ_ONLY_USER, READ_ONLY_LIMITED_USER -> false;
    };
  }

  /** Whether they may change what is configured, and see keys. */
  public static boolean mayConfigure(Role role) {
    return switch (role) {
      case OWNER, ADMIN, USER -> true;
      case LIMITED_USER, OBSERVER, RESTRICTED_ACCESS, READ_ONLY_USER, READ_ONLY_LIMITED_USER ->
          false;
    };
  }

  /** Whether they may decide who logs in. */
  public static boolean mayInvite(Role role) {
    return role == Role.OWNER || role == Role.ADMIN;
  }
}
