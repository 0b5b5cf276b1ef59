package tocsin.web.access;

import tocsin.core.permission.Action;
import tocsin.core.permission.Permissions;
import tocsin.core.permission.Permit;
import tocsin.core.permission.Target;
import tocsin.core.permission.Who;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;

/** The one gate: whatever comes by REST or by a page passes here before anything is done. */
public final class PermissionGate {
  private PermissionGate() {}

  /** Ends the request unless the one who asks may do this to all that it is about. */
  public static void check(Asking asking, Action action, On on) {
    on.of(asking).forEach(target -> check(asking.who(), action, target));
  }

  /** Ends the request unless they may; for what only shows while the request is carried out. */
  public static void check(Who who, Action action, Target target) {
    switch (Permissions.permit(who, action, target)) {
      case Permit.Permitted _ -> {}
      case Permit.Refused(String sentence) ->
          throw new ProblemException(Problems.FORBIDDEN.because(sentence));
    }
  }
}
