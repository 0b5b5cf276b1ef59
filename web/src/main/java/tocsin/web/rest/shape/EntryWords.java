package tocsin.web.rest.shape;

import static java.util.stream.Collectors.joining;

import java.util.List;
import tocsin.core.account.Priority;
import tocsin.core.account.User;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.AlertId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.Responder;
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
      case AttemptOutcome.Delivered _, AttemptOutcome.Sent _, AttemptOutcome.Unconfirmed _ ->
          "success";
      case AttemptOutcome.Rejected(String reason) -> "rejected: " + reason;
      case AttemptOutcome.Postponed postponed -> "postponed: " + postponed.reason();
      case AttemptOutcome.Deferred deferred -> "deferred: " + deferred.reason();
      case AttemptOutcome.GivenUp(String reason) -> "failed: " + reason;
    };
  }

  static String of(Shaping shaping, Fact fact) {
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
      case IncidentFact.Resolved resolved ->
          switch (resolved.reason()) {
            case BY_HAND -> "Resolved" + by;
            case ALERTS_RESOLVED -> "Resolved, since its last alert was" + by;
            case TIMED_OUT -> "Resolved, since it was open for too long";
            case MERGED -> "Resolved, since it was merged" + by;
            case ALERTS_MOVED -> "Resolved, since its last open alert was moved" + by;
          };
      case IncidentFact.Annotated _ -> "Note added" + by;
      case IncidentFact.PriorityChanged changed -> priority(shaping, changed) + by;
      case IncidentFact.UrgencyChanged changed ->
          "Urgency changed to " + Words.of(changed.urgency()) + by;
      case IncidentFact.NoteEdited _ -> "Note edited" + by;
      case IncidentFact.NoteDeleted _ -> "Note deleted" + by;
      case IncidentFact.Redescribed _ -> "Details changed" + by;
      case IncidentFact.BridgeChanged changed ->
          (changed.bridge() == null ? "Conference bridge removed" : "Conference bridge set") + by;
      case IncidentFact.MergedFrom merged -> "Incident #" + merged.number() + " was merged" + by;
      case IncidentFact.MergedInto merged -> "Merged into incident #" + merged.number() + by;
      case IncidentFact.AlertsArrived arrived ->
          alerts(arrived.open(), arrived.resolved()) + " moved here" + by;
      case IncidentFact.AlertsLeft left ->
          alerts(left.open(), left.resolved()) + " moved to another incident" + by;
      case IncidentFact.RespondersRequested requested ->
          "Help requested from "
              + names(
                  shaping,
                  requested.request().responders().map(Responder::user).distinct().toList())
              + " by "
              + name(shaping, requested.request().requester());
      case IncidentFact.ResponderRequestEscalated next ->
          next.users().isEmpty()
              ? "Nobody is left to be asked for help"
              : "Nobody joined in time; help requested from " + names(shaping, next.users());
      case IncidentFact.ResponderAnswered answered ->
          name(shaping, answered.user())
              + switch (answered.answer()) {
                case JOINED -> " joined";
                case DECLINED -> " declined to help";
              };
      case IncidentFact.RespondersCancelled _ -> "Request for help cancelled" + by;
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

  private static String alerts(List<AlertId> open, List<AlertId> resolved) {
    int all = open.size() + resolved.size();
    return all == 1 ? "1 alert" : all + " alerts";
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

  static String names(Shaping shaping, List<UserId> users) {
    return users.stream().map(user -> name(shaping, user)).collect(joining(", "));
  }

  static String name(Shaping shaping, UserId user) {
    return shaping.directory().user(user).map(User::name).orElse("(deleted)");
  }
}
