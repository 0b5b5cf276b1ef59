package tocsin.storage.json;

import java.util.List;
import java.util.Map;
import tocsin.core.account.Account;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Extension;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Priority;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Service;
import tocsin.core.account.ShiftBasedScheduleEntry;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.incident.Agent;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.ResponderTarget;
import tocsin.core.logentry.LogEntry;
import tocsin.core.schedule.Assignment;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.ShiftMember;
import tocsin.core.schedule.ShiftOrigin;
import tocsin.storage.OutboxMessage;

/**
 * The kind names under which values of a sealed type are stored. Stored data holds these names for
 * ever: a class may be renamed here, a name never.
 *
 * @param names every record of the sealed type, by its name
 */
public record Kinds<T>(Class<T> type, Map<String, Class<? extends T>> names) {
  /** The JSON property that holds the name. */
  static final String PROPERTY = "kind";

  /** The whole table. */
  public static final List<Kinds<?>> ALL =
      List.of(
          of(
              IncidentFact.class,
              Map.ofEntries(
                  Map.entry("triggered", IncidentFact.Triggered.class),
                  Map.entry("alert-triggered", IncidentFact.AlertTriggered.class),
                  Map.entry("alert-resolved", IncidentFact.AlertResolved.class),
                  Map.entry("assigned", IncidentFact.Assigned.class),
                  Map.entry("nobody-on-call", IncidentFact.NobodyOnCall.class),
                  Map.entry("nobody-reachable", IncidentFact.NobodyReachable.class),
                  Map.entry("escalation-exhausted", IncidentFact.EscalationExhausted.class),
                  Map.entry("delegated", IncidentFact.Delegated.class),
                  Map.entry("acknowledged", IncidentFact.Acknowledged.class),
                  Map.entry("snoozed", IncidentFact.Snoozed.class),
                  Map.entry("unacknowledged", IncidentFact.Unacknowledged.class),
                  Map.entry("resolved", IncidentFact.Resolved.class),
                  Map.entry("annotated", IncidentFact.Annotated.class),
                  Map.entry("priority-changed", IncidentFact.PriorityChanged.class),
                  Map.entry("urgency-changed", IncidentFact.UrgencyChanged.class),
                  Map.entry("retitled", IncidentFact.Retitled.class),
                  Map.entry("redescribed", IncidentFact.Redescribed.class),
                  Map.entry("bridge-changed", IncidentFact.BridgeChanged.class),
                  Map.entry("note-edited", IncidentFact.NoteEdited.class),
                  Map.entry("note-deleted", IncidentFact.NoteDeleted.class),
                  Map.entry("merged-from", IncidentFact.MergedFrom.class),
                  Map.entry("merged-into", IncidentFact.MergedInto.class),
                  Map.entry("alerts-arrived", IncidentFact.AlertsArrived.class),
                  Map.entry("alerts-left", IncidentFact.AlertsLeft.class),
                  Map.entry("responders-requested", IncidentFact.RespondersRequested.class),
                  Map.entry(
                      "responder-request-escalated", IncidentFact.ResponderRequestEscalated.class),
                  Map.entry("responder-answered", IncidentFact.ResponderAnswered.class),
                  Map.entry("responders-cancelled", IncidentFact.RespondersCancelled.class))),
          of(
              ResponderTarget.class,
              Map.of(
                  "user", ResponderTarget.OfUser.class,
                  "policy", ResponderTarget.OfPolicy.class)),
          of(
              Agent.class,
              Map.of(
                  "user", Agent.OfUser.class,
                  "integration", Agent.OfIntegration.class,
                  "system", Agent.OfSystem.class)),
          of(
              EscalationTarget.class,
              Map.of(
                  "user", EscalationTarget.OfUser.class,
                  "schedule", EscalationTarget.OfSchedule.class)),
          of(
              Restriction.class,
              Map.of("daily", Restriction.Daily.class, "weekly", Restriction.Weekly.class)),
          of(
              Assignment.class,
              Map.of(
                  "rotating", Assignment.Rotating.class, "everybody", Assignment.Everybody.class)),
          of(
              ShiftMember.class,
              Map.of("person", ShiftMember.Person.class, "nobody", ShiftMember.Nobody.class)),
          of(
              ShiftOrigin.class,
              Map.of(
                  "rotation", ShiftOrigin.OfRotation.class,
                  "custom-shift", ShiftOrigin.OfCustomShift.class)),
          of(
              DirectoryEntry.class,
              Map.ofEntries(
                  Map.entry("account", Account.class),
                  Map.entry("user", User.class),
                  Map.entry("team", Team.class),
                  Map.entry("service", Service.class),
                  Map.entry("escalation-policy", EscalationPolicy.class),
                  Map.entry("schedule", ScheduleEntry.class),
                  Map.entry("shift-based-schedule", ShiftBasedScheduleEntry.class),
                  Map.entry("priority", Priority.class),
                  Map.entry("maintenance-window", MaintenanceWindow.class),
                  Map.entry("webhook-subscription", WebhookSubscription.class),
                  Map.entry("extension", Extension.class))),
          of(
              WebhookScope.class,
              Map.of(
                  "account", WebhookScope.WholeAccount.class,
                  "service", WebhookScope.OfService.class,
                  "services", WebhookScope.OfServices.class,
                  "team", WebhookScope.OfTeam.class)),
          of(
              OutboxMessage.class,
              Map.of("notify", OutboxMessage.Notify.class, "stop", OutboxMessage.Stop.class)),
          of(
              JournalEntry.class,
              Map.of(
                  "carried", JournalEntry.Carried.class,
                  "opened", JournalEntry.Opened.class,
                  "planned", JournalEntry.Planned.class,
                  "stopped", JournalEntry.Stopped.class,
                  "attempted", JournalEntry.Attempted.class,
                  "ended", JournalEntry.Ended.class,
                  "received", JournalEntry.Received.class)),
          of(
              AttemptOutcome.class,
              Map.of(
                  "delivered", AttemptOutcome.Delivered.class,
                  "sent", AttemptOutcome.Sent.class,
                  "unconfirmed", AttemptOutcome.Unconfirmed.class,
                  "rejected", AttemptOutcome.Rejected.class,
                  "postponed", AttemptOutcome.Postponed.class,
                  "deferred", AttemptOutcome.Deferred.class,
                  "given-up", AttemptOutcome.GivenUp.class)),
          of(
              LogEntry.class,
              Map.of(
                  "fact", LogEntry.OfFact.class,
                  "attempt", LogEntry.OfAttempt.class,
                  "stop", LogEntry.OfStop.class)));

  public Kinds {
    names = Map.copyOf(names);
  }

  /** The name of that record in this sealed type. */
  public String of(Class<?> record) {
    return names.entrySet().stream()
        .filter(e -> e.getValue() == record)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind name for " + record));
  }

  /** The kind names of that sealed type. */
  public static <T> Kinds<T> in(Class<T> type) {
    for (Kinds<?> kinds : ALL) {
      if (kinds.type() == type) {
        return cast(kinds);
      }
    }
    throw new IllegalArgumentException("No kind names for " + type);
  }

  @SuppressWarnings("unchecked") // its type was compared by the only caller
  private static <T> Kinds<T> cast(Kinds<?> kinds) {
    return (Kinds<T>) kinds;
  }

  private static <T> Kinds<T> of(Class<T> type, Map<String, Class<? extends T>> names) {
    return new Kinds<>(type, names);
  }
}
