package tocsin.web.page.incident;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.Integration;
import tocsin.core.account.Priority;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.AlertId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.AssignReason;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.Responder;
import tocsin.core.incident.ResponderRequest;
import tocsin.core.logentry.LogEntry;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Ways;

/** Puts log entries into sentences. */
final class LineWords {
  private final Directory directory;
  private final Times times;

  LineWords(Directory directory, Times times) {
    this.directory = directory;
    this.times = times;
  }

  /** The line for that entry. */
  Line line(LogEntry entry) {
    return switch (entry) {
      case LogEntry.OfFact of -> ofFact(of.fact());
      case LogEntry.OfAttempt attempt -> ofAttempt(attempt);
      case LogEntry.OfStop stop ->
          line(entry, "", "bell-off", "Nothing more is sent", " to " + name(stop.user()), "");
    };
  }

  private Line ofAttempt(LogEntry.OfAttempt attempt) {
    Ways way = Ways.of(attempt.medium());
    String to = " to " + name(attempt.user());
    String tries = attempt.attempt() > 1 ? "attempt " + attempt.attempt() : "";
    return switch (attempt.outcome()) {
      case AttemptOutcome.Delivered _, AttemptOutcome.Sent _, AttemptOutcome.Unconfirmed _ ->
          line(attempt, "inf", way.icon(), way.label() + " handed over", to, tries);
      case AttemptOutcome.Rejected rejected ->
          line(attempt, "trg", way.icon(), way.label() + " refused", to, rejected.reason());
      case AttemptOutcome.Postponed later ->
          notYet(attempt, way.label() + " didn't go out", later.reason(), later.retryAt());
      case AttemptOutcome.Deferred later ->
          notYet(attempt, way.label() + " has to wait", later.reason(), later.retryAt());
      case AttemptOutcome.GivenUp given ->
          line(attempt, "trg", way.icon(), way.label() + " given up", to, given.reason());
    };
  }

  private Line notYet(LogEntry.OfAttempt attempt, String what, String reason, Instant retryAt) {
    return line(
        attempt,
        "ack",
        Ways.of(attempt.medium()).icon(),
        what,
        " to " + name(attempt.user()),
        reason + "; next try " + times.moment(retryAt).text());
  }

  private Line ofFact(Fact fact) {
    Said said = said(fact.what(), who(fact.actor()), by(fact.actor()));
    return new Line(
        times.moment(fact.at()), said.css, said.icon, said.strong, said.rest, said.aside);
  }

  private record Said(String css, String icon, String strong, String rest, String aside) {
    Said(String icon, String strong, String rest) {
      this("", icon, strong, rest, "");
    }
  }

  private Said said(IncidentFact fact, String who, String by) {
    return switch (fact) {
      case IncidentFact.Triggered f ->
          new Said(
              "trg", "alert-triangle-f", "Incident triggered", " by " + who, urgency(f.urgency()));
      case IncidentFact.AlertTriggered f ->
          new Said("trg", "bolt", "New alert: ", f.summary(), f.source());
      case IncidentFact.AlertResolved f ->
          new Said("res", "circle-check", "An alert is over", ", said by " + who, "");
      case IncidentFact.Assigned f -> assigned(f, who);
      case IncidentFact.NobodyOnCall f ->
          new Said(
              "trg", "calendar-off", "Nobody is on call at any level", fallback(f.fallback()), "");
      case IncidentFact.NobodyReachable f ->
          new Said(
              "trg",
              "bell-off",
              names(f.unreachable()) + " can't be reached",
              ": no verified contact method with a rule"
                  + (f.fallback() == null ? "" : fallback(f.fallback())),
              "");
      case IncidentFact.EscalationExhausted f ->
          new Said(
              "trg", "alert-triangle", "Nobody answered at any level", "", "nobody more is asked");
      case IncidentFact.Delegated f ->
          new Said("stairs-up", who + " moved it", " to policy " + f.policy().name());
      case IncidentFact.Acknowledged f ->
          new Said(
              "ack", "circle-half-2", who + " acknowledged", by, until("pages again ", f.until()));
      case IncidentFact.Snoozed f ->
          new Said("ack", "player-pause", who + " snoozed it", by, until("until ", f.until()));
      case IncidentFact.Unacknowledged f ->
          new Said("trg", "repeat", "Still not resolved", ", so it pages again", "");
      case IncidentFact.Resolved f -> resolved(f, who, by);
      case IncidentFact.Annotated f -> new Said("message", who + ": ", f.content());
      case IncidentFact.PriorityChanged f ->
          new Said("edit", who + " set the priority", " to " + priority(f.priority()));
      case IncidentFact.UrgencyChanged f ->
          new Said("edit", who + " changed the urgency", " to " + urgency(f.urgency()));
      case IncidentFact.NoteEdited f ->
          new Said("message", who + " wrote a note anew: ", f.content());
      case IncidentFact.NoteDeleted f -> new Said("message", who + " took a note away", "");
      case IncidentFact.Redescribed f -> new Said("edit", who + " changed the details", "");
      case IncidentFact.BridgeChanged f -> new Said("edit", who + " changed where to meet", "");
      case IncidentFact.MergedFrom f ->
          new Said("inf", "arrow-merge", who + " merged incident #" + f.number(), " into this", "");
      case IncidentFact.MergedInto f ->
          new Said("inf", "arrow-merge", who + " merged this", " into incident #" + f.number(), "");
      case IncidentFact.AlertsArrived f ->
          new Said("bolt", alerts(f.open(), f.resolved()), " moved here from another incident");
      case IncidentFact.AlertsLeft f ->
          new Said("bolt", alerts(f.open(), f.resolved()), " moved to another incident");
      case IncidentFact.RespondersRequested f -> requested(f.request());
      case IncidentFact.ResponderRequestEscalated f ->
          f.users().isEmpty()
              ? new Said("users-plus", "Nobody is left to be asked for help", "")
              : new Said(
                  "inf", "users-plus", names(f.users()), " asked to help: nobody joined yet", "");
      case IncidentFact.ResponderAnswered f ->
          switch (f.answer()) {
            case JOINED -> new Said("ack", "check", name(f.user()) + " joined", by, "");
            case DECLINED -> new Said("", "x", name(f.user()) + " declined to help", by, "");
          };
      case IncidentFact.RespondersCancelled f ->
          new Said("x", who + " took a request for help back", "");
      case IncidentFact.Retitled f ->
          new Said("edit", who + " changed the title", " to " + f.title());
    };
  }

  private Said assigned(IncidentFact.Assigned fact, String who) {
    String names = names(fact.users());
    String level = "level " + fact.level();
    String escalates = until("next level ", fact.escalateAt());
    return switch (fact.reason()) {
      case CREATED -> asked("send", names, fact, escalates);
      case TIMED_OUT ->
          new Said("inf", "stairs-up", "Nobody answered", ": " + names + ", " + level, escalates);
      case ESCALATED ->
          new Said(
              "inf", "stairs-up", who + " escalated", " to " + names + ", " + level, escalates);
      case REPEATED ->
          new Said("inf", "repeat", "Asked again from " + level, ": " + names, escalates);
      case REASSIGNED -> new Said("inf", "user-share", who + " gave it", " to " + names, "");
      case DELEGATED -> asked("send", names, fact, escalates);
    };
  }

  private static Said asked(
      String icon, String names, IncidentFact.Assigned fact, String escalates) {
    boolean direct = fact.escalateAt() == null && fact.reason() == AssignReason.CREATED;
    String level = direct ? "" : ", level " + fact.level();
    return new Said("inf", icon, names, " asked to answer" + level, escalates);
  }

  private static Said resolved(IncidentFact.Resolved fact, String who, String by) {
    return switch (fact.reason()) {
      case BY_HAND ->
          new Said(
              "res",
              "circle-check",
              who + " resolved it",
              fact.resolution() == null ? by : by + ": " + fact.resolution(),
              "");
      case ALERTS_RESOLVED ->
          new Said("res", "circle-check", "Resolved", ": all its alerts are over", "");
      case MERGED -> new Said("res", "circle-check", "Resolved", ": another incident has it", "");
      case ALERTS_MOVED ->
          new Said("res", "circle-check", "Resolved", ": its last open alert was moved", "");
      case TIMED_OUT ->
          new Said(
              "res",
              "circle-check",
              "Resolved by itself",
              "",
              "open longer than the service allows");
    };
  }

  private Said requested(ResponderRequest request) {
    String names = names(request.responders().map(Responder::user).distinct().toList());
    String message = request.message().isEmpty() ? "" : ": " + request.message();
    return new Said(
        "inf",
        "users-plus",
        name(request.requester()) + " asked " + names + " to help",
        message,
        "");
  }

  private static String alerts(List<AlertId> open, List<AlertId> resolved) {
    int all = open.size() + resolved.size();
    return all == 1 ? "An alert was" : all + " alerts were";
  }

  private String fallback(@Nullable UserId fallback) {
    return fallback == null
        ? ", and there is no fallback contact"
        : ", so the fallback contact is paged: " + name(fallback);
  }

  private String until(String words, java.time.@Nullable Instant at) {
    return at == null ? "" : words + times.moment(at).text();
  }

  private Line line(LogEntry entry, String css, String icon, String strong, String... more) {
    return new Line(times.moment(entry.at()), css, icon, strong, more[0], more[1]);
  }

  /** Who acted, as the subject of a sentence. */
  private String who(Actor actor) {
    return switch (actor.agent()) {
      case Agent.OfUser of -> name(of.user());
      case Agent.OfIntegration of ->
          directory
              .service(of.service())
              .map(Service::integrations)
              .flatMap(all -> all.stream().filter(i -> i.id().equals(of.integration())).findFirst())
              .map(Integration::name)
              .orElse("the monitoring tool");
      case Agent.OfSystem of -> actor.channel() == ActionChannel.API ? "an API key" : "Tocsin";
    };
  }

  private static String by(Actor actor) {
    return switch (actor.channel()) {
      case EVENT, WEB, TIMEOUT -> "";
      case API -> " by the API";
      case EMAIL -> " by e-mail";
      case CHAT -> " in chat";
      case PHONE -> " by phone";
      case SMS -> " by SMS";
      case PUSH -> " by push";
    };
  }

  private static String urgency(Urgency urgency) {
    return urgency == Urgency.HIGH ? "high urgency" : "low urgency";
  }

  private String priority(@Nullable PriorityId id) {
    return id == null ? "none" : directory.priority(id).map(Priority::name).orElse("none");
  }

  private String names(List<UserId> users) {
    return users.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(UserId user) {
    return Person.of(user, directory).name();
  }
}
