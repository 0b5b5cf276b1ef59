package tocsin.web.page.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.User;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Acknowledgement;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Assignment;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.logentry.LogEntry;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Ways;

/** Gathers who was asked, by which ways messages went to them, and with what outcome. */
final class PagedPeople {
  private final Incident incident;
  private final Directory directory;
  private final Times times;
  private final Map<UserId, Instant> asked = new LinkedHashMap<>();
  private final Map<UserId, Map<NotificationId, LogEntry.OfAttempt>> attempts =
      new LinkedHashMap<>();

  private PagedPeople(Incident incident, Directory directory, Times times) {
    this.incident = incident;
    this.directory = directory;
    this.times = times;
  }

  /** Everybody who was asked so far, in the order in which they were. */
  static List<Paged> of(
      Incident incident, List<LogEntry> entries, Directory directory, Times times) {
    PagedPeople people = new PagedPeople(incident, directory, times);
    entries.forEach(people::add);
    incident.assignments().forEach(a -> people.asked.putIfAbsent(a.user(), a.at()));
    return people.asked.entrySet().stream()
        .map(e -> people.paged(e.getKey(), e.getValue()))
        .toList();
  }

  private void add(LogEntry entry) {
    switch (entry) {
      case LogEntry.OfFact of -> addAsked(of);
      case LogEntry.OfAttempt attempt -> {
        asked.putIfAbsent(attempt.user(), attempt.at());
        attempts
            .computeIfAbsent(attempt.user(), user -> new LinkedHashMap<>())
            .put(attempt.notification(), attempt);
      }
      case LogEntry.OfStop stop -> {}
    }
  }

  private void addAsked(LogEntry.OfFact of) {
    switch (of.fact().what()) {
      case IncidentFact.Assigned f -> f.users().forEach(user -> asked.putIfAbsent(user, of.at()));
      case IncidentFact.NobodyOnCall f -> addFallback(f.fallback(), of.at());
      case IncidentFact.NobodyReachable f -> addFallback(f.fallback(), of.at());
      default -> {}
    }
  }

  private void addFallback(@Nullable UserId fallback, Instant at) {
    if (fallback != null) {
      asked.putIfAbsent(fallback, at);
    }
  }

  private Paged paged(UserId user, Instant at) {
    Collection<LogEntry.OfAttempt> sent = attempts.getOrDefault(user, Map.of()).values();
    List<Paged.Way> ways = new ArrayList<>();
    sent.forEach(attempt -> ways.add(way(attempt)));
    if (incident.status() == IncidentStatus.TRIGGERED) {
      waiting(user, sent, ways);
    }
    String since = "asked " + times.age(at) + " ago";
    String about =
        ways.isEmpty() && !reachable(user) ? since + " · no verified way to be reached" : since;
    return new Paged(Person.of(user, directory), about, badge(user), ways);
  }

  private @Nullable Badge badge(UserId user) {
    boolean has =
        incident.acknowledgements().stream()
            .map(Acknowledgement::by)
            .anyMatch(by -> by.equals(new Agent.OfUser(user)));
    return has ? Badge.ACKNOWLEDGED.saying("Has it") : null;
  }

  private boolean reachable(UserId user) {
    return directory
        .user(user)
        .filter(u -> !u.usableRules(incident.urgency()).isEmpty())
        .isPresent();
  }

  private Paged.Way way(LogEntry.OfAttempt attempt) {
    Ways way = Ways.of(attempt.medium());
    return switch (attempt.outcome()) {
      case AttemptOutcome.Delivered _, AttemptOutcome.Sent _, AttemptOutcome.Unconfirmed _ ->
          new Paged.Way(
              way.icon(),
              way.label(),
              "handed over " + times.moment(attempt.at()).clock(),
              "check",
              "res",
              "handed over");
      case AttemptOutcome.Postponed(String reason, Instant at) -> notYet(way, reason, at);
      case AttemptOutcome.Deferred(String reason, Instant at) -> notYet(way, reason, at);
      case AttemptOutcome.Rejected r ->
          new Paged.Way(way.icon(), way.label(), r.reason(), "x", "trg", "refused");
      case AttemptOutcome.GivenUp g ->
          new Paged.Way(way.icon(), way.label(), g.reason(), "x", "trg", "given up");
    };
  }

  private Paged.Way notYet(Ways way, String reason, Instant retryAt) {
    String next = reason + ", next try in " + times.until(retryAt);
    return new Paged.Way(way.icon(), way.label(), next, "hourglass-empty", "ack", "not yet");
  }

  /** What the rules of somebody who is asked now will still send. */
  private void waiting(UserId id, Collection<LogEntry.OfAttempt> sent, List<Paged.Way> ways) {
    Optional<User> user = directory.user(id);
    Optional<Assignment> assignment =
        incident.assignments().stream().filter(a -> a.user().equals(id)).findFirst();
    if (user.isEmpty() || assignment.isEmpty()) {
      return;
    }
    for (NotificationRule rule : user.get().usableRules(incident.urgency())) {
      Instant due = assignment.get().at().plus(rule.delay());
      user.get()
          .contactMethod(rule.contactMethod())
          .filter(method -> due.isAfter(times.now()) || !tried(sent, method, due))
          .ifPresent(method -> ways.add(waiting(method, due)));
    }
  }

  private static boolean tried(
      Collection<LogEntry.OfAttempt> sent, ContactMethod method, Instant due) {
    return sent.stream()
        .anyMatch(attempt -> attempt.medium() == method.kind() && !attempt.at().isBefore(due));
  }

  private Paged.Way waiting(ContactMethod method, Instant due) {
    Ways way = Ways.of(method.kind());
    String when = due.isAfter(times.now()) ? "due in " + times.until(due) : "on its way";
    return new Paged.Way(way.icon(), way.label(), when, "hourglass-empty", "", "waiting");
  }
}
