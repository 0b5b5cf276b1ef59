package tocsin.core.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  private record Step(Duration delay, ContactMethod method, @Nullable Duration repeatEvery) {
    Step moreFrequent(Step other) {
      boolean mine =
          other.repeatEvery == null
              || (repeatEvery != null && repeatEvery.compareTo(other.repeatEvery) <= 0);
      return mine ? this : other;
    }
  }

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
                now.plus(step.delay()),
                step.repeatEvery(),
                incident.subject().service()))
        .toList();
  }

  /** A request for help is urgent whatever the incident is. */
  private static Urgency urgency(Incident incident, PageReason reason) {
    return reason.cause() == PageCause.RESPONDER_REQUEST ? Urgency.HIGH : incident.urgency();
  }

  /** Two rules that say the same are one, which repeats as the more frequent of them. */
  private static Collection<Step> steps(User user, Incident incident, PageReason reason) {
    Map<List<Object>, Step> steps = new LinkedHashMap<>();
    for (NotificationRule rule : user.usableRules(urgency(incident, reason))) {
      user.contactMethod(rule.contactMethod())
          .map(method -> new Step(rule.delay(), method, rule.repeatEvery()))
          .ifPresent(
              step -> steps.merge(List.of(step.delay(), step.method()), step, Step::moreFrequent));
    }
    if (steps.isEmpty() && reason == PageReason.FALLBACK) {
      return user.contactMethods().stream()
          .filter(ContactMethod::verified)
          .map(method -> new Step(Duration.ZERO, method, null))
          .toList();
    }
    return steps.values();
  }
}
