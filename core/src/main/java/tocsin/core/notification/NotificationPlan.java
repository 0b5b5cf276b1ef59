package tocsin.core.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.IdSource;
import tocsin.core.id.NotificationId;
import tocsin.core.incident.Effect;
import tocsin.core.incident.Incident;
import tocsin.core.incident.PageCause;
import tocsin.core.incident.PageReason;

/**
 * Turns "page this user" into one planned notification per usable notification rule. A user without
 * rules for the urgency gets nothing, except the fallback contact: they get everything at once.
 */
public final class NotificationPlan {
  private NotificationPlan() {}

  private record Step(Duration delay, ContactMethod method) {}

  /** The notifications of one page, earliest first; empty when the user can't be reached. */
  public static List<PlannedNotification> of(
      Effect.Page page, Incident incident, Directory directory, IdSource ids, Instant now) {
    Optional<User> user = directory.user(page.user());
    if (user.isEmpty()) {
      return List.of();
    }
    String service =
        directory.service(incident.subject().service()).map(Service::name).orElse("a service");
    return steps(user.get(), incident, page.reason()).stream()
        .map(step ->
            new PlannedNotification(
                new NotificationId(ids.next()),
                incident.id(),
                incident.number(),
                incident.subject().title(),
                service,
                page.user(),
                step.method(),
                urgency(incident, page.reason()),
                page.reason(),
                now,
                now.plus(step.delay())))
        .toList();
  }

  /** A request for help is urgent whatever the incident is. */
  private static Urgency urgency(Incident incident, PageReason reason) {
    return reason.cause() == PageCause.RESPONDER_REQUEST ? Urgency.HIGH : incident.urgency();
  }

  /** Two rules that say the same are one. */
  private static Set<Step> steps(User user, Incident incident, PageReason reason) {
    Set<Step> steps = new LinkedHashSet<>();
    for (NotificationRule rule : user.usableRules(urgency(incident, reason))) {
      user.contactMethod(rule.contactMethod())
          .ifPresent(method -> steps.add(new Step(rule.delay(), method)));
    }
    if (steps.isEmpty() && reason == PageReason.FALLBACK) {
      user.contactMethods().stream()
          .filter(ContactMethod::verified)
          .forEach(method -> steps.add(new Step(Duration.ZERO, method)));
    }
    return steps;
  }
}
