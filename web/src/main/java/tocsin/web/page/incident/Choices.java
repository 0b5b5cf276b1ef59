package tocsin.web.page.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Priority;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.PriorityId;
import tocsin.core.incident.ConferenceBridge;
import tocsin.core.incident.Incident;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.storage.IncidentQueries;
import tocsin.web.page.frame.Selection;
import tocsin.web.page.frame.Visit;

/**
 * What the forms of an incident's page offer to choose from, and what stands in them already.
 *
 * @param others open incidents that it can be merged into, a few of them
 */
public record Choices(
    List<Choice> people,
    List<Choice> policies,
    List<Choice> priorities,
    List<Choice> others,
    boolean low,
    String meet) {
  private static final int OTHERS = 30;

  /** One of them. */
  public record Choice(String value, String label, boolean chosen) {}

  /** Gathers them. */
  record Of(IncidentQueries queries) {
    Choices of(Incident incident, Visit visit) {
      return new Choices(
          peopleOf(visit),
          policiesOf(visit),
          prioritiesOf(visit, Optional.ofNullable(incident.priority())),
          incident.isOpen() ? others(incident, visit) : List.of(),
          incident.urgency() == Urgency.LOW,
          Optional.ofNullable(incident.bridge()).map(ConferenceBridge::url).orElse(""));
    }

    private List<Choice> others(Incident incident, Visit visit) {
      return queries.list(visit.seen(Selection.open()).filter(0, OTHERS)).stream()
          .filter(other -> !other.id().equals(incident.id()))
          .map(other -> new Choice("#" + other.number(), other.subject().title(), false))
          .toList();
    }
  }

  static List<Choice> peopleOf(Visit visit) {
    return visit.directory().all(User.class).stream()
        .sorted(Comparator.comparing(User::name))
        .map(user -> new Choice("u-" + user.id().value(), user.name(), false))
        .toList();
  }

  static List<Choice> policiesOf(Visit visit) {
    return visit.directory().all(EscalationPolicy.class).stream()
        .sorted(Comparator.comparing(EscalationPolicy::name))
        .map(policy -> new Choice("p-" + policy.id().value(), policy.name(), false))
        .toList();
  }

  static List<Choice> prioritiesOf(Visit visit, Optional<PriorityId> chosen) {
    return visit.directory().all(Priority.class).stream()
        .sorted(Comparator.comparing(Priority::name))
        .map(p -> new Choice(p.id().value(), p.name(), chosen.filter(p.id()::equals).isPresent()))
        .toList();
  }

  static List<Choice> servicesOf(Visit visit, String chosen) {
    return visit.directory().all(Service.class).stream()
        .filter(service -> !service.disabled())
        .filter(s -> visit.may(Action.CREATE_INCIDENT, Target.of(s, visit.directory())))
        .sorted(Comparator.comparing(Service::name))
        .map(s -> new Choice(s.id().value(), s.name(), s.id().value().equals(chosen)))
        .toList();
  }
}
