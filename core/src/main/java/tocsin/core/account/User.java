package tocsin.core.account;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;

/**
 * A person who uses the account and can be on call.
 *
 * @param email unique in the account, compared without case
 */
public record User(
    UserId id,
    String name,
    String email,
    ZoneId zone,
    Role role,
    String jobTitle,
    String description,
    String color,
    List<ContactMethod> contactMethods,
    List<NotificationRule> notificationRules)
    implements DirectoryEntry {
  public User {
    contactMethods = List.copyOf(contactMethods);
    notificationRules = List.copyOf(notificationRules);
  }

  @Override
  public String key() {
    return id.value();
  }

  /** The contact method with that id; empty when it was deleted. */
  public Optional<ContactMethod> contactMethod(ContactMethodId method) {
    return contactMethods.stream().filter(m -> m.id().equals(method)).findFirst();
  }

  /**
   * The rules that can reach the user for that urgency, earliest first: those whose contact method
   * still exists and is verified.
   */
  public List<NotificationRule> usableRules(Urgency urgency) {
    return notificationRules.stream()
        .filter(rule -> rule.urgency() == urgency)
        .filter(
            rule -> contactMethod(rule.contactMethod()).filter(ContactMethod::verified).isPresent())
        .sorted(Comparator.comparing(NotificationRule::delay))
        .toList();
  }
}
