package tocsin.web.rest.shape;

import static java.util.stream.Collectors.joining;

import java.util.List;
import tocsin.core.account.Priority;
import tocsin.core.account.User;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.UserId;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.ResolveReason;
import tocsin.core.logentry.LogEntry;
import tocsin.web.rest.Words;

/** Says a log entry in one sentence. */
final class EntryWords {
  private EntryWords() {}

  static String summary(Shaping shaping, LogEntry entry) {
    return switch (entry) {
      case LogEntry.OfFact(Fact fact) -> of(shaping, fact);
      case LogEntry.OfAttempt attempt ->
          "%s was notified by %s (attempt %d): %s"
              .formatted(
                  name(shaping, attempt.user()),
                  Words.of(attempt.medium()),
                  attempt.attempt(),
                  outcome(attempt.outcome()));
      case LogEntry.OfStop stop ->
          "%s was not notified any more".formatted(name(shaping, stop.user()));
    };
  }

  static String outcome(AttemptOutcome outcome) {
    return switch (outcome) {
      case AttemptOutcome.Delivered _ -> "success";
      case AttemptOutcome.Rejected(String reason) -> "rejected: " + reason;
      case AttemptOutcome.Postponed postponed -> "postponed: " + postponed.reason();
      case AttemptOutcome.GivenUp(String reason) -> "failed: " + reason;
    };
  }

  private static String of(Shaping shaping, Fact fact) {
    String by = " by " + agent(shaping, fact.actor().agent());
    return switch (fact.what()) {
      case IncidentFact.Triggered _ -> "Triggered" + by;
      case IncidentFact.AlertTriggered alert -> "Alert triggered: " + alert.summary();
      case IncidentFact.AlertResolved _ -> "Alert resolved" + by;
      case IncidentFact.Assigned assigned -> assigned(shaping, assigned);
      case IncidentFact.NobodyOnCall nobody ->
          "Nobody is on call at any level; "
              + (nobody.fallback() == null
                  ? "there is no fallback contact"
                  : name(shaping, nobody.fallback()) + " is asked instead");
      case IncidentFact.NobodyReachable nobody ->
          names(shaping, nobody.unreachable()) + " can't be reached";
      case IncidentFact.EscalationExhausted _ -> "The escalation policy has nobody left to ask";
      case IncidentFact.Delegated delegated ->
          "Moved to the escalation policy " + delegated.policy().name() + by;
      case IncidentFact.Acknowledged _ -> "Acknowledged" + by;
      case IncidentFact.Snoozed snoozed -> "Snoozed until " + shaping.time(snoozed.until()) + by;
      case IncidentFact.Unacknowledged _ -> "Unacknowledged: the time to resolve it is over";
      case IncidentFact.Resolved(ResolveReason reason) ->
          switch (reason) {
            case BY_HAND -> "Resolved" + by;
            case ALERTS_RESOLVED -> "Resolved, since its last alert was" + by;
            case TIMED_OUT -> "Resolved, since it was open for too long";
          };
      case IncidentFact.Annotated _ -> "Note added" + by;
      case IncidentFact.PriorityChanged changed -> priority(shaping, changed) + by;
      case IncidentFact.UrgencyChanged changed ->
          "Urgency changed to " + Words.of(changed.urgency()) + by;
      case IncidentFact.Retitled retitled -> "Title changed to \"" + retitled.title() + "\"" + by;
    };
  }

  private static String assigned(Shaping shaping, IncidentFact.Assigned assigned) {
    String names = names(shaping, assigned.users());
    return switch (assigned.reason()) {
      case CREATED, DELEGATED -> "Assigned to " + names;
      case REASSIGNED -> "Reassigned to " + names;
      case ESCALATED -> "Escalated to " + names;
      case TIMED_OUT -> "Escalated to " + names + ", since nobody answered in time";
      case REPEATED -> "Nobody answered in time; asked again from the first level: " + names;
    };
  }

  private static String priority(Shaping shaping, IncidentFact.PriorityChanged changed) {
    return changed.priority() == null
        ? "Priority cleared"
        : "Priority set to "
            + shaping
                .directory()
                .priority(changed.priority())
                .map(Priority::name)
                .orElse("(deleted)");
  }

  private static String agent(Shaping shaping, Agent agent) {
    return switch (agent) {
      case Agent.OfUser(UserId user) -> name(shaping, user);
      case Agent.OfIntegration of ->
          shaping.directory().service(of.service()).stream()
              .flatMap(service -> service.integrations().stream())
              .filter(integration -> integration.id().equals(of.integration()))
              .map(integration -> integration.name())
              .findFirst()
              .orElse("an integration");
      case Agent.OfSystem _ -> "Tocsin";
    };
  }

  private static String names(Shaping shaping, List<UserId> users) {
    return users.stream().map(user -> name(shaping, user)).collect(joining(", "));
  }

  private static String name(Shaping shaping, UserId user) {
    return shaping.directory().user(user).map(User::name).orElse("(deleted)");
  }
}
