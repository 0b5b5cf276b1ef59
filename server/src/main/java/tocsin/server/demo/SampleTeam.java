package tocsin.server.demo;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** Six people of two continents, each with a mailbox and a phone. */
final class SampleTeam {
  private final IdSource ids;
  private final List<User> members = new ArrayList<>();

  SampleTeam(IdSource ids) {
    this.ids = ids;
    add("Amina", "Site reliability engineer", "Europe/Berlin", "purple");
    add("Bruno", "Site reliability engineer", "Europe/Lisbon", "green");
    add("Chiara", "Database engineer", "Europe/Rome", "orange");
    add("Dara", "Backend engineer", "America/New_York", "teal");
    add("Emil", "Backend engineer", "America/Los_Angeles", "brown");
    add("Farah", "Engineering manager", "Europe/Berlin", "red");
  }

  /** All six, in the order of the alphabet. */
  List<User> members() {
    return List.copyOf(members);
  }

  /** Who set everything up, and answers when nobody else can. */
  User owner() {
    return members.getLast();
  }

  private void add(String name, String job, String zone, String color) {
    String email = name.toLowerCase(Locale.ROOT) + "@example.com";
    String number = "555010%04d".formatted(100 + members.size());
    ContactMethod mail = method(ContactKind.EMAIL, "Work", email, 0);
    ContactMethod push = method(ContactKind.PUSH, "Phone", "device-" + name, 0);
    ContactMethod sms = method(ContactKind.SMS, "Mobile", number, 1);
    ContactMethod call = method(ContactKind.PHONE, "Mobile", number, 1);
    members.add(
        new User(
            new UserId(ids.next()),
            name,
            email,
            ZoneId.of(zone),
            members.size() == 5 ? Role.OWNER : Role.USER,
            job,
            "",
            color,
            List.of(mail, push, sms, call),
            List.of(
                rule(0, mail, Urgency.HIGH),
                rule(0, push, Urgency.HIGH),
                rule(1, sms, Urgency.HIGH),
                rule(2, call, Urgency.HIGH),
                rule(0, mail, Urgency.LOW))));
  }

  private ContactMethod method(ContactKind kind, String label, String address, int countryCode) {
    return new ContactMethod(
        new ContactMethodId(ids.next()), kind, label, address, countryCode, true);
  }

  private NotificationRule rule(int minutes, ContactMethod method, Urgency urgency) {
    return new NotificationRule(
        new NotificationRuleId(ids.next()), Duration.ofMinutes(minutes), method.id(), urgency);
  }
}
