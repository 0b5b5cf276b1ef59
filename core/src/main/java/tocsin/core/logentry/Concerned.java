package tocsin.core.logentry;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.Responder;
import tocsin.core.incident.ResponderTarget;

/** Whom a line of the timeline is about: who did it, and whom it was done to. */
public final class Concerned {
  private Concerned() {}

  /** Whether it is about that person. */
  public static boolean isIn(LogEntry entry, UserId user) {
    return people(entry).anyMatch(user::equals);
  }

  private static Stream<UserId> people(LogEntry entry) {
    return switch (entry) {
      case LogEntry.OfFact(Fact fact) ->
          Stream.concat(agent(fact.actor().agent()), addressed(fact.what()));
      case LogEntry.OfAttempt attempt -> Stream.of(attempt.user());
      case LogEntry.OfStop stop -> Stream.of(stop.user());
    };
  }

  private static Stream<UserId> agent(Agent agent) {
    return switch (agent) {
      case Agent.OfUser(UserId user) -> Stream.of(user);
      case Agent.OfIntegration _, Agent.OfSystem _ -> Stream.empty();
    };
  }

  private static Stream<UserId> addressed(IncidentFact what) {
    return switch (what) {
      case IncidentFact.Assigned assigned -> assigned.users().stream();
      case IncidentFact.NobodyOnCall nobody -> Stream.ofNullable(nobody.fallback());
      case IncidentFact.NobodyReachable(List<UserId> unreachable, @Nullable UserId fallback) ->
          Stream.concat(unreachable.stream(), Stream.ofNullable(fallback));
      case IncidentFact.RespondersRequested requested ->
          requested.request().responders().map(Responder::user);
      case IncidentFact.ResponderRequestEscalated escalated -> escalated.users().stream();
      case IncidentFact.ResponderAnswered answered -> Stream.of(answered.user());
      case IncidentFact.RespondersCancelled cancelled ->
          cancelled.targets().stream()
              .filter(ResponderTarget.OfUser.class::isInstance)
              .map(target -> ((ResponderTarget.OfUser) target).user());
      case IncidentFact.Triggered _,
          IncidentFact.AlertTriggered _,
          IncidentFact.AlertResolved _,
          IncidentFact.EscalationExhausted _,
          IncidentFact.Delegated _,
          IncidentFact.Acknowledged _,
          IncidentFact.Snoozed _,
          IncidentFact.Unacknowledged _,
          IncidentFact.Resolved _,
          IncidentFact.Annotated _,
          IncidentFact.PriorityChanged _,
          IncidentFact.UrgencyChanged _,
          IncidentFact.Retitled _,
          IncidentFact.Redescribed _,
          IncidentFact.BridgeChanged _,
          IncidentFact.NoteEdited _,
          IncidentFact.NoteDeleted _,
          IncidentFact.MergedFrom _,
          IncidentFact.MergedInto _,
          IncidentFact.AlertsArrived _,
          IncidentFact.AlertsLeft _ ->
          Stream.empty();
    };
  }
}
