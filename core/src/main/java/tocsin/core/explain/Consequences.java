package tocsin.core.explain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.explain.Step.Concerned;
import tocsin.core.id.UserId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.incident.PageCause;
import tocsin.core.incident.Responder;

/**
 * Whom a fact asks and whom it lets go, read off the states before and after it. Written apart from
 * the rules that decide, so that each can be held against the other.
 *
 * @param calledOff comes first: who is let go and asked by one fact is asked
 */
record Consequences(Set<Concerned> calledOff, Set<Concerned> asked) {
  private static final Consequences NONE = new Consequences(Set.of(), Set.of());

  static Consequences of(@Nullable Incident before, Fact fact, Incident after) {
    Set<UserId> had = before == null ? Set.of() : before.assignees();
    return switch (fact.what()) {
      case IncidentFact.Assigned _, IncidentFact.NobodyOnCall _ ->
          new Consequences(assigned(had), assigned(after.assignees()));
      case IncidentFact.NobodyReachable nobody ->
          new Consequences(
              Set.of(),
              nobody.fallback() == null ? Set.of() : assigned(List.of(nobody.fallback())));
      case IncidentFact.Unacknowledged _ -> new Consequences(Set.of(), assigned(after.assignees()));
      case IncidentFact.UrgencyChanged _ when after.status() == IncidentStatus.TRIGGERED ->
          new Consequences(assigned(had), assigned(had));
      case IncidentFact.Acknowledged _, IncidentFact.Snoozed _ ->
          new Consequences(assigned(had), Set.of());
      case IncidentFact.Resolved _ -> new Consequences(both(had, pending(before)), Set.of());
      case IncidentFact.RespondersRequested _, IncidentFact.ResponderRequestEscalated _ ->
          helpers(after, fact);
      case IncidentFact.ResponderAnswered answered ->
          new Consequences(requested(List.of(answered.user())), Set.of());
      case IncidentFact.RespondersCancelled _ -> {
        Set<UserId> cancelled = pending(before);
        cancelled.removeAll(pending(after));
        yield new Consequences(requested(cancelled), Set.of());
      }
      default -> NONE;
    };
  }

  /** Who is asked to help again is asked anew; who is asked by a next level had no page before. */
  private static Consequences helpers(Incident after, Fact fact) {
    if (fact.what() instanceof IncidentFact.ResponderRequestEscalated escalated) {
      return new Consequences(Set.of(), requested(escalated.users()));
    }
    Set<UserId> asked =
        after
            .requests()
            .getLast()
            .responders()
            .filter(Responder::isPending)
            .map(Responder::user)
            .collect(Collectors.toSet());
    return new Consequences(requested(asked), requested(asked));
  }

  private static Set<UserId> pending(@Nullable Incident incident) {
    return incident == null
        ? new LinkedHashSet<>()
        : incident.requests().stream()
            .flatMap(request -> request.responders())
            .filter(Responder::isPending)
            .map(Responder::user)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Concerned> assigned(Collection<UserId> users) {
    return concerned(users, PageCause.ASSIGNMENT);
  }

  private static Set<Concerned> requested(Collection<UserId> users) {
    return concerned(users, PageCause.RESPONDER_REQUEST);
  }

  private static Set<Concerned> concerned(Collection<UserId> users, PageCause cause) {
    return users.stream()
        .map(user -> new Concerned(user, cause))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Concerned> both(Set<UserId> assigned, Set<UserId> requested) {
    return Stream.concat(assigned(assigned).stream(), requested(requested).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
