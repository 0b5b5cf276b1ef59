package tocsin.core.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;

/**
 * Makes the next state from a fact. This is the only code that changes an incident, so replaying
 * its facts gives the same incident again.
 */
public final class IncidentHistory {
  private IncidentHistory() {}

  /** The incident that these facts made, oldest first; empty when there are none. */
  public static Optional<Incident> replay(List<Fact> facts) {
    Incident incident = null;
    for (Fact fact : facts) {
      incident = apply(incident, fact);
    }
    return Optional.ofNullable(incident);
  }

  /**
   * The incident after the fact.
   *
   * @param before null exactly when the fact is {@link IncidentFact.Triggered}
   */
  public static Incident apply(@Nullable Incident before, Fact fact) {
    if (fact.what() instanceof IncidentFact.Triggered triggered) {
      return made(fact, triggered);
    }
    if (before == null) {
      throw new IllegalArgumentException("An incident's first fact is that it was triggered");
    }
    IncidentDraft draft = new IncidentDraft(before);
    change(draft, fact);
    return draft.build();
  }

  private static Incident made(Fact fact, IncidentFact.Triggered made) {
    return new Incident(
        fact.incident(),
        made.number(),
        made.subject(),
        fact.at(),
        IncidentStatus.TRIGGERED,
        made.urgency(),
        made.priority(),
        new Escalation(made.policy(), 1, 0, AssignedVia.ESCALATION_POLICY, false, false),
        List.of(),
        List.of(),
        new Timers(null, null, made.resolveAt(), null, made.raiseAt()),
        new AlertCounts(0, 0),
        new StatusChange(fact.at(), fact.actor().agent()),
        null,
        null,
        null,
        List.of());
  }

  private static void change(IncidentDraft draft, Fact fact) {
    switch (fact.what()) {
      case IncidentFact.Triggered _ ->
          throw new IllegalArgumentException("An incident is triggered only once");
      case IncidentFact.AlertTriggered _ -> draft.alerts = draft.alerts.plus(1, 0);
      case IncidentFact.AlertResolved _ -> draft.alerts = draft.alerts.plus(-1, 1);
      case IncidentFact.Assigned assigned -> assign(draft, fact, assigned);
      case IncidentFact.NobodyOnCall nobody -> assignFallback(draft, fact, nobody);
      case IncidentFact.EscalationExhausted _ -> exhaust(draft);
      case IncidentFact.Delegated delegated ->
          draft.escalation =
              new Escalation(delegated.policy(), 1, 0, AssignedVia.ESCALATION_POLICY, false, false);
      case IncidentFact.Acknowledged acknowledged -> {
        acknowledge(draft, fact);
        draft.unacknowledgeAt = acknowledged.until();
      }
      case IncidentFact.Snoozed snoozed -> {
        acknowledge(draft, fact);
        draft.snoozedUntil = snoozed.until();
      }
      case IncidentFact.Unacknowledged ended -> {
        retrigger(draft, fact);
        draft.escalateAt = ended.escalateAt();
      }
      case IncidentFact.Resolved _ -> resolve(draft, fact);
      case IncidentFact.PriorityChanged changed -> draft.priority = changed.priority();
      case IncidentFact.UrgencyChanged changed -> {
        draft.urgency = changed.urgency();
        draft.escalateAt = changed.escalateAt();
        draft.raiseAt = changed.raiseAt();
      }
      case IncidentFact.AlertsArrived arrived ->
          draft.alerts = draft.alerts.plus(arrived.open().size(), arrived.resolved().size());
      case IncidentFact.AlertsLeft left ->
          draft.alerts = draft.alerts.plus(-left.open().size(), -left.resolved().size());
      case IncidentFact.MergedInto merged -> draft.mergedInto = merged.target();
      case IncidentFact.BridgeChanged changed -> draft.bridge = changed.bridge();
      case IncidentFact.RespondersRequested _,
          IncidentFact.ResponderRequestEscalated _,
          IncidentFact.ResponderAnswered _,
          IncidentFact.RespondersCancelled _ ->
          draft.requests = RequestHistory.apply(draft.requests, fact);
      case IncidentFact.Redescribed redescribed ->
          draft.subject =
              new Subject(
                  draft.subject.service(),
                  draft.subject.title(),
                  draft.subject.incidentKey(),
                  redescribed.details());
      case IncidentFact.Retitled retitled ->
          draft.subject =
              new Subject(
                  draft.subject.service(),
                  retitled.title(),
                  draft.subject.incidentKey(),
                  draft.subject.details());
      case IncidentFact.NobodyReachable unreachable -> alsoAsk(draft, fact, unreachable.fallback());
      case IncidentFact.Annotated _,
          IncidentFact.NoteEdited _,
          IncidentFact.NoteDeleted _,
          IncidentFact.MergedFrom _ -> {}
    }
  }

  private static void assign(IncidentDraft draft, Fact fact, IncidentFact.Assigned assigned) {
    Escalation before = draft.escalation;
    int loops = before.loopsDone() + (assigned.reason() == AssignReason.REPEATED ? 1 : 0);
    draft.escalation =
        new Escalation(before.policy(), assigned.level(), loops, assigned.via(), false, false);
    askOnly(draft, fact, assigned.users());
    draft.escalateAt = assigned.escalateAt();
  }

  private static void assignFallback(
      IncidentDraft draft, Fact fact, IncidentFact.NobodyOnCall nobody) {
    Escalation before = draft.escalation;
    int loops = before.loopsDone() + (nobody.reason() == AssignReason.REPEATED ? 1 : 0);
    // The level stands at the last one: when the time is up, the path begins again or is exhausted.
    draft.escalation =
        new Escalation(
            before.policy(),
            before.policy().rules().size(),
            loops,
            AssignedVia.ESCALATION_POLICY,
            true,
            false);
    askOnly(draft, fact, Optional.ofNullable(nobody.fallback()).stream().toList());
    draft.escalateAt = nobody.escalateAt();
  }

  /** Others have to answer now, so an acknowledgement by somebody else no longer counts. */
  private static void askOnly(IncidentDraft draft, Fact fact, List<UserId> users) {
    if (draft.status == IncidentStatus.ACKNOWLEDGED) {
      retrigger(draft, fact);
    }
    draft.assignments = users.stream().map(user -> new Assignment(fact.at(), user)).toList();
  }

  private static void alsoAsk(IncidentDraft draft, Fact fact, @Nullable UserId fallback) {
    boolean asked = draft.assignments.stream().anyMatch(a -> a.user().equals(fallback));
    if (fallback != null && !asked) {
      List<Assignment> assignments = new ArrayList<>(draft.assignments);
      assignments.add(new Assignment(fact.at(), fallback));
      draft.assignments = assignments;
    }
  }

  private static void exhaust(IncidentDraft draft) {
    Escalation before = draft.escalation;
    draft.escalation =
        new Escalation(
            before.policy(),
            before.level(),
            before.loopsDone(),
            before.via(),
            before.nobodyOnCall(),
            true);
    draft.escalateAt = null;
  }

  private static void acknowledge(IncidentDraft draft, Fact fact) {
    Agent agent = fact.actor().agent();
    List<Acknowledgement> acknowledgements = new ArrayList<>(draft.acknowledgements);
    acknowledgements.removeIf(a -> a.by().equals(agent));
    acknowledgements.add(new Acknowledgement(fact.at(), agent));
    draft.acknowledgements = acknowledgements;
    if (draft.status != IncidentStatus.ACKNOWLEDGED) {
      draft.status = IncidentStatus.ACKNOWLEDGED;
      draft.lastStatusChange = new StatusChange(fact.at(), agent);
    }
    draft.escalateAt = null;
    draft.unacknowledgeAt = null;
    draft.snoozedUntil = null;
  }

  private static void retrigger(IncidentDraft draft, Fact fact) {
    draft.status = IncidentStatus.TRIGGERED;
    draft.lastStatusChange = new StatusChange(fact.at(), fact.actor().agent());
    draft.acknowledgements = List.of();
    draft.unacknowledgeAt = null;
    draft.snoozedUntil = null;
  }

  private static void resolve(IncidentDraft draft, Fact fact) {
    draft.status = IncidentStatus.RESOLVED;
    draft.lastStatusChange = new StatusChange(fact.at(), fact.actor().agent());
    draft.resolvedAt = fact.at();
    draft.assignments = List.of();
    draft.acknowledgements = List.of();
    draft.alerts = new AlertCounts(0, draft.alerts.all());
    draft.escalateAt = null;
    draft.unacknowledgeAt = null;
    draft.resolveAt = null;
    draft.snoozedUntil = null;
    draft.raiseAt = null;
    draft.requests = RequestHistory.cancelAll(draft.requests, fact.at());
  }
}
