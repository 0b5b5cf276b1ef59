package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.TestAccount;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.alert.Occurrences;
import tocsin.core.escalation.Turn;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;

/** One incident's life, told step by step: acts, lets time pass, and remembers what followed. */
final class Story {
  static final AlertId ALERT = new AlertId("alert-1");
  static final AlertKey KEY = new AlertKey(TestAccount.INTEGRATION, "disk-full");
  private static final Actor TOOL =
      new Actor(
          new Agent.OfIntegration(TestAccount.INTEGRATION, TestAccount.SERVICE),
          ActionChannel.EVENT);

  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong numbers = new AtomicLong();
  private final List<Fact> facts = new ArrayList<>();
  private final Map<AlertId, Alert> alerts = new LinkedHashMap<>();
  private boolean crowded;
  private String name = "Q";
  private final Map<EscalationRuleId, Integer> rings;
  private Directory directory;
  private Instant now = TestAccount.START;
  private @Nullable Incident incident;
  private Decision latest = new Decision(null, List.of(), List.of(), new Answer.NothingToDo());

  Story(Directory directory) {
    this(directory, new HashMap<>());
  }

  private Story(Directory directory, Map<EscalationRuleId, Integer> rings) {
    this.directory = directory;
    this.rings = rings;
  }

  /** The story of another incident, now. */
  Story ofAnother() {
    Story other = new Story(directory, rings);
    other.now = now;
    return other;
  }

  Story beginsAt(Instant start) {
    now = start;
    return this;
  }

  Story timeIs(Instant instant) {
    now = instant;
    return followed(rules().decide(incident(), new IncidentAction.TimePasses(), Actor.CLOCK, now));
  }

  /** Its service has as many open incidents as it may. */
  Story inACrowd() {
    crowded = true;
    return this;
  }

  /** A second story needs names of its own. */
  Story named(String prefix) {
    name = prefix;
    return this;
  }

  /** The settings are edited; the story goes on with the new ones. */
  Story settingsBecome(Directory edited) {
    directory = edited;
    return this;
  }

  /** The story begins then. */
  Story minutesPassBefore(Instant begin) {
    now = begin;
    return this;
  }

  long openAlerts() {
    return alerts.values().stream().filter(Alert::isOpen).count();
  }

  Story toolTriggers(@Nullable Severity severity) {
    IncidentAction.NewAlert alert =
        new IncidentAction.NewAlert(alert(), KEY, "disk is full", "db-7", severity);
    return triggered(
        new IncidentAction.Trigger(
            new Subject(TestAccount.SERVICE, "disk is full", null, null),
            null,
            null,
            null,
            List.of(),
            alert),
        TOOL);
  }

  /** The alert that made this story's incident. */
  AlertId alert() {
    return name.equals("Q") ? ALERT : new AlertId("alert-of-" + name);
  }

  /** The other stories' incidents become one with this one. */
  Story merges(String person, Story... others) {
    Map<IncidentId, List<Alert>> moved = new HashMap<>();
    for (Story other : others) {
      moved.put(other.incident().id(), List.copyOf(other.alerts.values()));
    }
    List<Decision> decisions =
        rules()
            .merge(
                incident(),
                Stream.of(others).map(Story::incident).toList(),
                source -> moved.getOrDefault(source.id(), List.of()),
                person(person),
                now);
    if (decisions.size() > 1) {
      for (int i = 0; i < others.length; i++) {
        others[i].givesTo(this, moved.getOrDefault(others[i].incident().id(), List.of()));
        Story _ = others[i].followed(decisions.get(i));
      }
    }
    return followed(decisions.getLast());
  }

  /** All alerts of this story become the other incident's. */
  Story movesAlert(String person, Story other) {
    return movesAlerts(person, other, alerts.keySet());
  }

  /** These alerts of this story become the other incident's. */
  Story movesAlerts(String person, Story other, Collection<AlertId> which) {
    List<Alert> moved =
        alerts.values().stream().filter(alert -> which.contains(alert.id())).toList();
    List<Decision> decisions =
        rules().move(incident(), other.incident(), moved, person(person), now);
    if (decisions.size() > 1) {
      givesTo(other, moved);
      Story _ = other.followed(decisions.getLast());
    }
    return followed(decisions.getFirst());
  }

  private void givesTo(Story other, List<Alert> moved) {
    moved.forEach(alert -> {
      alerts.remove(alert.id());
      other.alerts.put(alert.id(), alert);
    });
  }

  Story personTriggers(String person, List<String> assignees) {
    return triggered(
        new IncidentAction.Trigger(
            new Subject(TestAccount.SERVICE, "checkout is slow", null, null),
            null,
            null,
            null,
            assignees.stream().map(UserId::new).toList(),
            null),
        person(person));
  }

  /** Somebody makes an incident, and says more of it. */
  Story personTriggers(String person, IncidentAction.Trigger action) {
    return triggered(action, person(person));
  }

  private Story triggered(IncidentAction.Trigger action, Actor actor) {
    return followed(rules().decide(action, actor, now));
  }

  Story toolWants(IncidentAction action) {
    return followed(rules().decide(incident(), action, TOOL, now));
  }

  Story personWants(String name, IncidentAction action) {
    return followed(rules().decide(incident(), action, person(name), now));
  }

  Story minutesPass(int minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
    return followed(rules().decide(incident(), new IncidentAction.TimePasses(), Actor.CLOCK, now));
  }

  private Story followed(Decision decision) {
    latest = decision;
    decision.facts().forEach(this::keepAlerts);
    facts.addAll(decision.facts());
    for (Fact fact : decision.facts()) {
      if (fact.what() instanceof IncidentFact.Assigned assigned && assigned.turn() != null) {
        rings.put(assigned.turn().rule(), assigned.turn().target());
      }
    }
    incident = decision.after();
    if (!facts.isEmpty()) {
      assertThat(IncidentHistory.replay(facts)).as("replayed facts").contains(incident());
    }
    return this;
  }

  private void keepAlerts(Fact fact) {
    if (fact.what() instanceof IncidentFact.AlertTriggered made) {
      alerts.put(
          made.alert(),
          new Alert(
              made.alert(),
              fact.incident(),
              TestAccount.SERVICE,
              made.key(),
              made.summary(),
              made.source(),
              made.severity(),
              fact.at(),
              null,
              Occurrences.first(fact.at()),
              1));
    }
    if (fact.what() instanceof IncidentFact.AlertResolved over) {
      alerts.computeIfPresent(over.alert(), (id, alert) -> alert.resolved(fact.at()));
    }
    if (fact.what() instanceof IncidentFact.Resolved) {
      alerts.replaceAll((id, alert) -> alert.isOpen() ? alert.resolved(fact.at()) : alert);
    }
  }

  private static Actor person(String name) {
    return new Actor(new Agent.OfUser(new UserId(name)), ActionChannel.API);
  }

  private IncidentRules rules() {
    return new IncidentRules(
        directory,
        new NewNames(() -> name + ids.incrementAndGet(), numbers::incrementAndGet),
        rule -> rings.containsKey(rule) ? OptionalInt.of(rings.get(rule)) : OptionalInt.empty(),
        _ -> crowded);
  }

  Incident incident() {
    return Objects.requireNonNull(incident);
  }

  boolean made() {
    return incident != null;
  }

  Instant now() {
    return now;
  }

  Answer answer() {
    return latest.answer();
  }

  /** Who is paged by the latest step, as "name: reason". */
  List<String> paged() {
    return latest.effects().stream()
        .filter(Effect.Page.class::isInstance)
        .map(Effect.Page.class::cast)
        .map(page -> page.user() + ": " + page.reason())
        .toList();
  }

  /** Whose paging the latest step stops. */
  List<String> stopped() {
    return latest.effects().stream()
        .filter(Effect.StopPaging.class::isInstance)
        .map(effect -> ((Effect.StopPaging) effect).user().value())
        .toList();
  }

  /** Whose paging the latest step stops for what cause, as "name: cause". */
  List<String> stoppedFor() {
    return latest.effects().stream()
        .filter(Effect.StopPaging.class::isInstance)
        .map(Effect.StopPaging.class::cast)
        .map(stop -> stop.user() + ": " + stop.cause())
        .toList();
  }

  /** The kinds of facts that the latest step recorded. */
  List<String> recorded() {
    return latest.facts().stream().map(fact -> fact.what().getClass().getSimpleName()).toList();
  }

  /** Whose turns by round robin the story's facts tell of. */
  List<Turn> turns() {
    return facts.stream()
        .map(Fact::what)
        .filter(IncidentFact.Assigned.class::isInstance)
        .map(what -> ((IncidentFact.Assigned) what).turn())
        .filter(Objects::nonNull)
        .toList();
  }

  List<String> assignees() {
    return incident().assignments().stream().map(a -> a.user().value()).toList();
  }
}
