package tocsin.web.page.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.Directory;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.escalation.EscalationPath;
import tocsin.core.escalation.Level;
import tocsin.core.id.UserId;
import tocsin.core.incident.Acknowledgement;
import tocsin.core.incident.Agent;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.Assignment;
import tocsin.core.incident.Escalation;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.incident.Timers;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Phrase;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Ways;

/** Says what happens next to an incident if nobody does anything, and when. */
final class Outlook {
  private final Incident incident;
  private final Directory directory;
  private final Times times;

  Outlook(Incident incident, Directory directory, Times times) {
    this.incident = incident;
    this.directory = directory;
    this.times = times;
  }

  /** Somebody of those who are asked will get one more message. */
  private record NextPage(UserId user, String way, Instant at) {}

  /** For the incident's page: one to three steps, the nearest first. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    switch (incident.status()) {
      case TRIGGERED -> triggered(steps);
      case ACKNOWLEDGED -> acknowledged(steps);
      case RESOLVED -> steps.add(resolved());
    }
    Instant resolveAt = incident.timers().resolveAt();
    if (incident.isOpen() && resolveAt != null) {
      steps.add(in(resolveAt, Phrase.plain("it's given up and resolved by itself")));
    }
    return steps;
  }

  private void triggered(List<Step> steps) {
    nextPage()
        .ifPresent(page ->
            steps.add(in(page.at(), new Phrase(page.way() + " to ", name(page.user()), ""))));
    Instant escalateAt = incident.timers().escalateAt();
    if (escalateAt != null) {
      steps.add(in(escalateAt, escalation(escalateAt)));
    } else {
      steps.add(new Step(nobodyMore(), false, whyNobodyMore(), null));
    }
  }

  private void acknowledged(List<Step> steps) {
    String who = holders();
    Optional<Instant> since =
        incident.acknowledgements().stream().map(Acknowledgement::at).max(Instant::compareTo);
    String after =
        since
            .map(at -> "Acknowledged after " + span(incident.createdAt(), at))
            .orElse("Acknowledged");
    steps.add(
        new Step(
            who.equals("nobody") ? "It is acknowledged" : who + (plural() ? " have it" : " has it"),
            false,
            Phrase.plain(after),
            since.map(times::moment).orElse(null)));
    Instant again = incident.timers().pagesAgainAt();
    if (again != null) {
      steps.add(in(again, new Phrase("then ", assignees(), pagedAgain())));
    }
  }

  private String pagedAgain() {
    return (incident.assignments().size() > 1 ? " are" : " is")
        + " paged again, if it's still open";
  }

  private Step resolved() {
    Instant at = incident.resolvedAt() == null ? incident.createdAt() : incident.resolvedAt();
    Phrase by =
        switch (incident.lastStatusChange().by()) {
          case Agent.OfUser of -> new Phrase("by ", name(of.user()), "");
          case Agent.OfIntegration of -> Phrase.plain("by the monitoring tool");
          case Agent.OfSystem of -> Phrase.plain("by itself");
        };
    return new Step(
        "Resolved after " + span(incident.createdAt(), at), false, by, times.moment(at));
  }

  private Step in(Instant at, Phrase what) {
    boolean due = !at.isAfter(times.now());
    return new Step(due ? "any moment" : times.until(at), !due, what, times.moment(at));
  }

  /** For a row of the list: the words before the time, and the time. */
  Row row() {
    Timers timers = incident.timers();
    if (incident.status() == IncidentStatus.RESOLVED) {
      return new Row(steps().getFirst().what().text(), null, "");
    }
    if (incident.status() == IncidentStatus.ACKNOWLEDGED) {
      Instant again = timers.pagesAgainAt();
      return again == null
          ? new Row("stays so until resolved", null, "")
          : row("pages again", again);
    }
    Instant escalateAt = timers.escalateAt();
    if (escalateAt == null) {
      return new Row(nobodyMore().toLowerCase(java.util.Locale.ROOT), null, "");
    }
    return row("next: " + nextUsers(escalateAt).orElse("nobody more"), escalateAt);
  }

  /**
   * What happens next, in a few words.
   *
   * @param iso when; null when it has no time
   * @param span how long until then, in one unit
   */
  record Row(String words, @Nullable String iso, String span) {}

  private Row row(String words, Instant at) {
    return new Row(words + " in ", at.toString(), times.roughlyUntil(at));
  }

  /** Who works on it, or has to: names, or "nobody". */
  String holders() {
    Stream<UserId> users =
        incident.status() == IncidentStatus.ACKNOWLEDGED
            ? incident.acknowledgements().stream().flatMap(a -> user(a.by()).stream())
            : incident.assignments().stream().map(Assignment::user);
    return names(users.distinct().toList());
  }

  /** The names of those who have to answer. */
  String assignees() {
    return names(incident.assignments().stream().map(Assignment::user).toList());
  }

  private boolean plural() {
    return incident.acknowledgements().size() > 1;
  }

  /** Whether nobody is on call, so that at most the fallback contact knows. */
  boolean nobodyReached() {
    return incident.status() == IncidentStatus.TRIGGERED && incident.escalation().nobodyOnCall();
  }

  private Phrase escalation(Instant at) {
    Escalation escalation = incident.escalation();
    if (escalation.nobodyOnCall()) {
      return Phrase.plain("the policy is tried again: nobody is on call at any level");
    }
    Optional<Level> next = level(escalation.level() + 1, at);
    if (next.isPresent()) {
      return asked("Level " + next.get().number() + ": page ", next.get());
    }
    Optional<Level> first =
        escalation.loopsDone() < escalation.policy().loops() ? level(1, at) : Optional.empty();
    return first
        .map(level -> asked("again from level " + level.number() + ": page ", level))
        .orElse(Phrase.plain("then nobody more is asked: this is the last level"));
  }

  private Phrase asked(String before, Level level) {
    String schedules = Targets.schedules(incident.escalation().policy(), level.number(), directory);
    return new Phrase(before, whoIsAsked(level), schedules.isEmpty() ? "" : ", " + schedules);
  }

  /** By round robin it is known only then whose turn it is. */
  private String whoIsAsked(Level level) {
    boolean inTurn =
        incident.escalation().policy().rules().get(level.number() - 1).strategy()
            == AssignmentStrategy.ROUND_ROBIN;
    String names = names(level.users());
    return inTurn && level.users().size() > 1 ? "one of " + names : names;
  }

  private Optional<String> nextUsers(Instant at) {
    Escalation escalation = incident.escalation();
    return level(escalation.level() + 1, at)
        .or(() ->
            escalation.loopsDone() < escalation.policy().loops() ? level(1, at) : Optional.empty())
        .map(this::whoIsAsked);
  }

  private Optional<Level> level(int number, Instant at) {
    return EscalationPath.foresee(incident.escalation().policy(), number, directory, at);
  }

  private String nobodyMore() {
    return incident.escalation().nobodyOnCall() ? "Nobody is on call" : "Nobody more is asked";
  }

  private Phrase whyNobodyMore() {
    Escalation escalation = incident.escalation();
    if (escalation.exhausted()) {
      return Phrase.plain("Every level of the policy was asked. It waits until somebody acts.");
    }
    if (escalation.nobodyOnCall()) {
      return new Phrase("", assignees(), " was asked instead, as the fallback contact.");
    }
    if (incident.urgency() == Urgency.LOW) {
      return new Phrase("Low urgency doesn't escalate. It waits for ", assignees(), ".");
    }
    if (escalation.via() == AssignedVia.DIRECT_ASSIGNMENT) {
      return new Phrase("Somebody gave it to ", assignees(), ", so it has left the policy.");
    }
    return new Phrase("It waits for ", assignees(), ".");
  }

  /** The next message to one of those who are asked, by their rules as they are now. */
  private Optional<NextPage> nextPage() {
    return incident.assignments().stream()
        .flatMap(assignment -> pages(assignment).stream())
        .filter(page -> page.at().isAfter(times.now()))
        .min(java.util.Comparator.comparing(NextPage::at));
  }

  private List<NextPage> pages(Assignment assignment) {
    Optional<User> user = directory.user(assignment.user());
    return user.stream()
        .flatMap(u ->
            u.usableRules(incident.urgency()).stream()
                .flatMap(rule ->
                    u.contactMethod(rule.contactMethod()).stream()
                        .map(method ->
                            new NextPage(
                                u.id(),
                                Ways.of(method.kind()).label(),
                                assignment.at().plus(rule.delay())))))
        .toList();
  }

  private static Optional<UserId> user(Agent agent) {
    return agent instanceof Agent.OfUser of ? Optional.of(of.user()) : Optional.empty();
  }

  private String names(List<UserId> users) {
    return users.isEmpty()
        ? "nobody"
        : users.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(UserId user) {
    return Person.of(user, directory).name();
  }

  private static String span(Instant from, Instant to) {
    return Times.countdown(Duration.between(from, to));
  }
}
