package tocsin.runtime.directory;

import java.time.Duration;
import java.util.List;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IdSource;
import tocsin.core.id.NotificationRuleId;

/** Makes a new user reachable from the first minute, however they were added. */
public final class FirstContact {
  private FirstContact() {}

  /**
   * The user with their e-mail address as the only contact method, and a rule for each urgency that
   * uses it at once. It counts as verified: whoever adds somebody vouches for the address.
   */
  public static User byEmail(User user, IdSource ids) {
    ContactMethod email =
        new ContactMethod(
            new ContactMethodId(ids.next()), ContactKind.EMAIL, "Default", user.email(), 0, true);
    return user.reachedBy(
        List.of(email), List.of(atOnce(email, Urgency.HIGH, ids), atOnce(email, Urgency.LOW, ids)));
  }

  private static NotificationRule atOnce(ContactMethod method, Urgency urgency, IdSource ids) {
    return new NotificationRule(
        new NotificationRuleId(ids.next()), Duration.ZERO, method.id(), urgency);
  }
}
