package tocsin.core.account;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;

/**
 * A person who uses the account and can be on call.
 *
 * @param email unique in the account, compared without case
 * @param language for calls and text messages; null when they chose none
 */
public record User(
    UserId id,
    String name,
    String email,
    ZoneId zone,
    @Nullable Language language,
    Role role,
    String jobTitle,
    String description,
    String color,
    List<ContactMethod> contactMethods,
    List<NotificationRule> notificationRules,
    List<HandoffRule> handoffRules)
    implements DirectoryEntry {
  public User {
    contactMethods = List.copyOf(contactMethods);
    notificationRules = List.copyOf(notificationRules);
    handoffRules = List.copyOf(handoffRules);
  }

  /** A user who isn't told of hand-offs and chose no language. */
  public User(
      UserId id,
      String name,
      String email,
      ZoneId zone,
      Role role,
      String jobTitle,
      String description,
      String color,
      List<ContactMethod> contactMethods,
      List<NotificationRule> notificationRules) {
    this(
        id,
        name,
        email,
        zone,
        null,
        role,
        jobTitle,
        description,
        color,
        contactMethods,
        notificationRules,
        List.of());
  }

  @Override
  public String key() {
    return id.value();
  }

  /** The same user, reached by these; rules of methods that are not among them are dropped. */
  public User reachedBy(List<ContactMethod> methods, List<NotificationRule> rules) {
    Set<ContactMethodId> kept = new HashSet<>();
    methods.forEach(method -> kept.add(method.id()));
    return with(
        methods,
        rules.stream().filter(rule -> kept.contains(rule.contactMethod())).toList(),
        handoffRules.stream().filter(rule -> kept.contains(rule.contactMethod())).toList());
  }

  /** The same user, told of hand-offs by these rules. */
  public User toldBy(List<HandoffRule> rules) {
    return with(contactMethods, notificationRules, rules);
  }

  private User with(
      List<ContactMethod> methods, List<NotificationRule> rules, List<HandoffRule> handoffs) {
    return new User(
        id,
        name,
        email,
        zone,
        language,
        role,
        jobTitle,
        description,
        color,
        methods,
        rules,
        handoffs);
  }

  /** The same user in another time zone, called in that language; null for the standard one. */
  public User in(ZoneId other, @Nullable Language spoken) {
    return new User(
        id,
        name,
        email,
        other,
        spoken,
        role,
        jobTitle,
        description,
        color,
        contactMethods,
        notificationRules,
        handoffRules);
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
