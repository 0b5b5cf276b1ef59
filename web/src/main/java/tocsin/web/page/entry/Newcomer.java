package tocsin.web.page.entry;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Role;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IdSource;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.UserId;

/** What somebody says of themselves at the first start. */
record Newcomer(String name, String email, ZoneId zone) {
  /** The owner: reached by e-mail at once, whatever the urgency, so that nothing is left to do. */
  User owner(UserId id, IdSource ids) {
    ContactMethod mail =
        new ContactMethod(
            new ContactMethodId(ids.next()), ContactKind.EMAIL, "Default", email, 0, true);
    return new User(
        id,
        name,
        email,
        zone,
        Role.OWNER,
        "",
        "",
        "purple",
        List.of(mail),
        List.of(rule(mail, Urgency.HIGH, ids), rule(mail, Urgency.LOW, ids)));
  }

  private static NotificationRule rule(ContactMethod method, Urgency urgency, IdSource ids) {
    var id = new NotificationRuleId(ids.next());
    return new NotificationRule(id, Duration.ZERO, method.id(), urgency);
  }
}
