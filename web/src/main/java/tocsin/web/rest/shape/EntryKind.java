package tocsin.web.rest.shape;

import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.logentry.LogEntry;

/** The REST API's names for kinds of log entries, and which of them an overview leaves out. */
public final class EntryKind {
  private EntryKind() {}

  /** The entry's {@code type}. */
  public static String of(LogEntry entry) {
    return switch (entry) {
      case LogEntry.OfFact(Fact fact) -> of(fact.what()) + "_log_entry";
      case LogEntry.OfAttempt _, LogEntry.OfStop _ -> "notify_log_entry";
    };
  }

  private static String of(IncidentFact fact) {
    return switch (fact) {
      case IncidentFact.Triggered _ -> "trigger";
      case IncidentFact.AlertTriggered _ -> "alert_trigger";
      case IncidentFact.AlertResolved _ -> "alert_resolve";
      case IncidentFact.Assigned assigned ->
          switch (assigned.reason()) {
            case CREATED, REASSIGNED, DELEGATED -> "assign";
            case TIMED_OUT, ESCALATED -> "escalate";
            case REPEATED -> "repeat_escalation_path";
          };
      case IncidentFact.NobodyOnCall _ -> "assign";
      case IncidentFact.NobodyReachable _ -> "notify";
      case IncidentFact.EscalationExhausted _ -> "exhaust_escalation_path";
      case IncidentFact.Delegated _ -> "delegate";
      case IncidentFact.Acknowledged _ -> "acknowledge";
      case IncidentFact.Snoozed _ -> "snooze";
      case IncidentFact.Unacknowledged _ -> "unacknowledge";
      case IncidentFact.Resolved _ -> "resolve";
      case IncidentFact.Annotated _ -> "annotate";
      case IncidentFact.NoteEdited _, IncidentFact.NoteDeleted _ -> "annotate";
      case IncidentFact.MergedFrom _ -> "merge";
      case IncidentFact.MergedInto _ -> "merge";
      case IncidentFact.AlertsArrived _, IncidentFact.AlertsLeft _ -> "alert_move";
      case IncidentFact.RespondersRequested _, IncidentFact.ResponderRequestEscalated _ ->
          "responder_request";
      case IncidentFact.ResponderAnswered answered ->
          switch (answered.answer()) {
            case JOINED -> "responder_accept";
            case DECLINED -> "responder_decline";
          };
      case IncidentFact.RespondersCancelled _ -> "responder_cancel";
      case IncidentFact.PriorityChanged _,
          IncidentFact.Retitled _,
          IncidentFact.Redescribed _,
          IncidentFact.BridgeChanged _ ->
          "field_value_change";
      case IncidentFact.UrgencyChanged _ -> "urgency_change";
    };
  }

  /** Whether {@code is_overview=true} shows it: what happened, not who was told. */
  public static boolean isInOverview(LogEntry entry) {
    return switch (entry) {
      case LogEntry.OfFact(Fact fact) ->
          switch (fact.what()) {
            case IncidentFact.AlertTriggered _,
                IncidentFact.AlertResolved _,
                IncidentFact.AlertsArrived _,
                IncidentFact.AlertsLeft _,
                IncidentFact.NoteEdited _,
                IncidentFact.NoteDeleted _,
                IncidentFact.NobodyReachable _ ->
                false;
            case IncidentFact _ -> true;
          };
      case LogEntry.OfAttempt _, LogEntry.OfStop _ -> false;
    };
  }
}
