package tocsin.web.page.account;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import tocsin.core.account.ContactAddress;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Ways;

/** By which ways somebody can be reached, and by which rules. */
public record Reach(List<Method> methods, List<Rule> high, List<Rule> low, int verified) {
  /** One contact method. */
  public record Method(
      String id,
      String icon,
      String kind,
      String label,
      String address,
      String bareAddress,
      int country,
      boolean browser,
      boolean verified) {
    /** What tells it from the others in a list of choices. */
    public String choice() {
      return kind + " " + (browser ? label : address);
    }
  }

  /**
   * One rule.
   *
   * @param iso its delay
   * @param again how often it is repeated, as a part of a sentence; empty when it isn't
   * @param skipped its method isn't verified
   */
  public record Rule(
      String id,
      String icon,
      String kind,
      String delay,
      String iso,
      String again,
      boolean skipped) {}

  /** How that user can be reached. */
  public static Reach of(User user) {
    List<Method> methods = user.contactMethods().stream().map(Reach::method).toList();
    int verified = (int) methods.stream().filter(Method::verified).count();
    return new Reach(methods, rules(user, Urgency.HIGH), rules(user, Urgency.LOW), verified);
  }

  private static Method method(ContactMethod method) {
    Ways way = Ways.of(method.kind());
    return new Method(
        method.id().value(),
        way.icon(),
        way.label(),
        method.label(),
        shown(method),
        method.address(),
        method.countryCode(),
        method.kind() == ContactKind.PUSH,
        method.verified());
  }

  private static String shown(ContactMethod method) {
    String address = ContactAddress.shown(method.kind(), method.address());
    return method.countryCode() > 0 ? "+" + method.countryCode() + " " + address : address;
  }

  private static List<Rule> rules(User user, Urgency urgency) {
    return user.notificationRules().stream()
        .filter(rule -> rule.urgency() == urgency)
        .sorted(Comparator.comparing(NotificationRule::delay))
        .flatMap(rule ->
            user.contactMethod(rule.contactMethod()).stream().map(method -> rule(rule, method)))
        .toList();
  }

  private static Rule rule(NotificationRule rule, ContactMethod method) {
    Ways way = Ways.of(method.kind());
    Duration delay = rule.delay();
    String when = delay.isZero() ? "at once" : Times.span(delay);
    Duration every = rule.repeatEvery();
    boolean again = every != null && rule.urgency() == Urgency.HIGH;
    return new Rule(
        rule.id().value(),
        way.icon(),
        way.label(),
        when,
        delay.toString(),
        again && every != null ? "again every " + Times.span(every) + " until answered" : "",
        !method.verified());
  }
}
