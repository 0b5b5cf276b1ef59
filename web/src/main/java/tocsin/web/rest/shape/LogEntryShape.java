package tocsin.web.rest.shape;

import java.util.List;
import java.util.Optional;
import tocsin.core.account.ContactAddress;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.logentry.LogEntry;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ObjectNode;

/** Writes down log entries. */
public final class LogEntryShape {
  private LogEntryShape() {}

  /** An entry of that incident; {@code include[]} takes incidents and services. */
  public static ObjectNode of(Shaping shaping, LogEntry entry, Incident incident) {
    ObjectNode shape =
        head(
            shaping, entry.id(), incident, EntryKind.of(entry), EntryWords.summary(shaping, entry));
    shape.put("created_at", shaping.time(entry.at()));
    shape.set("agent", agent(shaping, entry, incident));
    shape.set("channel", channel(entry, incident));
    shape.set("service", Ref.service(shaping, incident.subject().service()));
    shape.set(
        "incident",
        shaping.includes("incidents")
            ? IncidentShape.of(shaping.plain(), incident, null)
            : Ref.incident(shaping, incident));
    shape.set("teams", Json.list());
    shape.set("contexts", Json.list());
    shape.set("event_details", eventDetails(entry));
    details(shaping, shape, entry);
    return shape;
  }

  private static ObjectNode head(
      Shaping shaping, LogEntryId id, Incident incident, String type, String summary) {
    ObjectNode head = Ref.head(shaping, type, id.value(), summary, "/log_entries/" + id);
    head.put("self", head.path("self").stringValue() + "?incident_id=" + incident.id());
    return head.putNull("html_url");
  }

  /** A reference to the entry that says that the incident was made. */
  static ObjectNode firstEntry(Shaping shaping, Incident incident, LogEntryId id) {
    return head(shaping, id, incident, "trigger_log_entry_reference", "Triggered");
  }

  private static ObjectNode agent(Shaping shaping, LogEntry entry, Incident incident) {
    return switch (entry) {
      case LogEntry.OfFact(Fact fact) ->
          IncidentShape.agent(shaping, fact.actor().agent(), incident);
      case LogEntry.OfAttempt _, LogEntry.OfStop _ ->
          Ref.service(shaping, incident.subject().service());
    };
  }

  private static ObjectNode channel(LogEntry entry, Incident incident) {
    ObjectNode channel = Json.object();
    switch (entry) {
      case LogEntry.OfFact(Fact fact) when fact.what() instanceof IncidentFact.Annotated note -> {
        channel.put("type", "note");
        channel.put("summary", note.content());
        channel.put("content", note.content());
      }
      case LogEntry.OfFact(Fact fact) when fact.what() instanceof IncidentFact.Triggered -> {
        channel.put("type", type(fact.actor().channel()));
        channel.put("details", incident.subject().details());
      }
      case LogEntry.OfFact(Fact fact) -> channel.put("type", type(fact.actor().channel()));
      case LogEntry.OfAttempt _, LogEntry.OfStop _ -> channel.put("type", "auto");
    }
    if (entry instanceof LogEntry.OfAttempt attempt) {
      channel
          .putObject("notification")
          .put("type", Words.of(attempt.medium()))
          .put("address", ContactAddress.shown(attempt.medium(), attempt.address()))
          .put("status", EntryWords.outcome(attempt.outcome()));
    }
    return channel;
  }

  private static String type(ActionChannel channel) {
    return switch (channel) {
      case EVENT, API -> "api";
      case WEB -> "website";
      case EMAIL, TIMEOUT, CHAT, PHONE, SMS, PUSH -> Words.of(channel);
    };
  }

  private static ObjectNode eventDetails(LogEntry entry) {
    ObjectNode details = Json.object();
    if (entry instanceof LogEntry.OfFact(Fact fact)
        && fact.what() instanceof IncidentFact.Triggered triggered) {
      details.put("description", triggered.subject().title());
    }
    return details;
  }

  private static void details(Shaping shaping, ObjectNode shape, LogEntry entry) {
    switch (entry) {
      case LogEntry.OfFact(Fact fact) when fact.what() instanceof IncidentFact.Annotated note ->
          shape.put("note", note.content());
      case LogEntry.OfFact(Fact fact) when fact.what() instanceof IncidentFact.Assigned assigned ->
          shape.set("assignees", users(shaping, assigned.users()));
      case LogEntry.OfFact(Fact fact)
          when fact.what() instanceof IncidentFact.NobodyOnCall nobody ->
          shape.set(
              "assignees",
              users(shaping, Optional.ofNullable(nobody.fallback()).stream().toList()));
      case LogEntry.OfFact(Fact fact)
          when fact.what() instanceof IncidentFact.Resolved resolved
              && resolved.resolution() != null ->
          shape.put("note", resolved.resolution());
      case LogEntry.OfFact _ -> {}
      case LogEntry.OfAttempt attempt -> shape.set("user", Ref.user(shaping, attempt.user()));
      case LogEntry.OfStop stop -> shape.set("user", Ref.user(shaping, stop.user()));
    }
  }

  private static tools.jackson.databind.node.ArrayNode users(Shaping shaping, List<UserId> users) {
    return Ref.list(users, user -> Ref.user(shaping, user));
  }
}
