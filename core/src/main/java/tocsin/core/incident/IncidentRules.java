package tocsin.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.alert.Alert;
import tocsin.core.escalation.Level;
import tocsin.core.escalation.Rings;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;

/**
 * Decides what follows from an action on an incident. Pure: facts, effects and an answer come out.
 */
public final class IncidentRules {
  /** So many incidents of a service may be open before new ones have to end by themselves. */
  public static final int MOST_OPEN = 100_000;

  private static final Duration LONGEST_SNOOZE = Duration.ofDays(7);

  private final Deciding.Rulebook rulebook;

  /** Rules against one snapshot of the directory, before anybody had a turn by round robin. */
  public IncidentRules(Directory directory, NewNames names) {
    this(directory, names, Rings.NEW);
  }

  /** Rules against one snapshot of the directory, in which no service has too many incidents. */
  public IncidentRules(Directory directory, NewNames names, Rings rings) {
    this(directory, names, rings, _ -> false);
  }

  /**
   * Rules against one snapshot of the directory.
   *
   * @param rings asked at each decision; the {@link IncidentFact.Assigned}s of a decision move them
   * @param crowded whether a service has {@value #MOST_OPEN} open incidents or more: what is made
   *     then ends by itself
   */
  public IncidentRules(
      Directory directory, NewNames names, Rings rings, Predicate<ServiceId> crowded) {
    this.rulebook = new Deciding.Rulebook(directory, names, rings, crowded);
  }

  /** Decides the making of an incident. */
  public Decision decide(IncidentAction.Trigger wanted, Actor actor, Instant now) {
    return Triggering.decide(new Deciding(rulebook, null, actor, now), wanted);
  }

  /** Decides an action on an incident that exists. */
  public Decision decide(Incident incident, IncidentAction action, Actor actor, Instant now) {
    Deciding deciding = new Deciding(rulebook, incident, actor, now);
    return switch (action) {
      case IncidentAction.Trigger _ ->
          throw new IllegalArgumentException("An incident is triggered only once");
      case IncidentAction.Annotate annotate ->
          Editing.record(deciding, new IncidentFact.Annotated(annotate.content()));
      case IncidentAction.TimePasses _ -> Timeouts.decide(deciding);
      case IncidentAction.SetPriority wanted -> Editing.prioritize(deciding, wanted.priority());
      case IncidentAction.Retitle wanted -> Editing.retitle(deciding, wanted.title());
      case IncidentAction.Redescribe wanted -> Editing.redescribe(deciding, wanted.details());
      case IncidentAction.SetBridge wanted -> Editing.setBridge(deciding, wanted.bridge());
      case IncidentAction.EditNote wanted ->
          Editing.record(deciding, new IncidentFact.NoteEdited(wanted.note(), wanted.content()));
      case IncidentAction.DeleteNote wanted ->
          Editing.record(deciding, new IncidentFact.NoteDeleted(wanted.note()));
      case IncidentAction.Merge _, IncidentAction.MoveAlerts _ ->
          throw new IllegalArgumentException("This concerns several incidents");
      case IncidentAction.ResolveAlert _, IncidentAction.RepeatAlert _ when !incident.isOpen() ->
          deciding.done();
      case IncidentAction _ when !incident.isOpen() ->
          Decision.refused(incident, Refusal.ALREADY_RESOLVED);
      case IncidentAction.Acknowledge _ -> acknowledge(deciding);
      case IncidentAction.Resolve resolve ->
          Closing.resolve(
              deciding, new IncidentFact.Resolved(ResolveReason.BY_HAND, resolve.resolution()));
      case IncidentAction.RequestResponders wanted -> Responding.request(deciding, wanted);
      case IncidentAction.AnswerRequest wanted -> Responding.answer(deciding, wanted);
      case IncidentAction.CancelRequests wanted -> Responding.cancel(deciding, wanted.targets());
      case IncidentAction.ResolveAlert alert -> Closing.resolveAlert(deciding, alert.alert());
      case IncidentAction.RepeatAlert repeat -> Urgencies.follow(deciding, repeat.severity());
      case IncidentAction.Escalate escalate -> escalate(deciding, escalate.level());
      case IncidentAction.AssignTo assign -> assign(deciding, assign.users());
      case IncidentAction.DelegateTo delegate -> delegate(deciding, delegate);
      case IncidentAction.Snooze snooze -> snooze(deciding, snooze.duration());
      case IncidentAction.SetUrgency urgency -> setUrgency(deciding, urgency.urgency());
    };
  }

  /**
   * Decides that the sources become one with the target: their alerts are the target's from now on,
   * and the sources are over. One decision for each source in the order given, then the target's;
   * or a single one that refuses it.
   *
   * @param alerts all alerts of an incident
   */
  public List<Decision> merge(
      Incident target,
      List<Incident> sources,
      Function<Incident, List<Alert>> alerts,
      Actor actor,
      Instant now) {
    Optional<Refusal> refusal = Merging.refusal(target, sources);
    if (refusal.isPresent()) {
      return List.of(Decision.refused(target, refusal.get()));
    }
    Deciding taking = new Deciding(rulebook, target, actor, now);
    List<Decision> decisions = new ArrayList<>();
    for (Incident source : sources) {
      List<Alert> moved = alerts.apply(source);
      decisions.add(Merging.end(new Deciding(rulebook, source, actor, now), target, moved));
      Merging.take(taking, source, moved);
    }
    decisions.add(taking.done());
    return decisions;
  }

  /**
   * Decides that these alerts of the source belong to the target from now on. The source's decision
   * comes first, then the target's; or a single one that refuses it.
   */
  public List<Decision> move(
      Incident source, Incident target, List<Alert> alerts, Actor actor, Instant now) {
    if (!target.isOpen()) {
      return List.of(Decision.refused(source, Refusal.ALREADY_RESOLVED));
    }
    Optional<Refusal> refusal = Merging.room(target, alerts.size());
    if (refusal.isPresent()) {
      return List.of(Decision.refused(source, refusal.get()));
    }
    Deciding taking = new Deciding(rulebook, target, actor, now);
    Decision given = Merging.give(new Deciding(rulebook, source, actor, now), target.id(), alerts);
    Merging.arrive(taking, source.id(), alerts);
    return List.of(given, taking.done());
  }

  /** Anybody's acknowledgement stops escalation and paging for all. */
  private Decision acknowledge(Deciding deciding) {
    Incident incident = deciding.incident();
    Duration timeout =
        rulebook
            .directory()
            .service(incident.subject().service())
            .map(Service::acknowledgementTimeout)
            .orElse(null);
    Instant until = timeout == null ? null : deciding.now().plus(timeout);
    deciding.stopPaging();
    deciding.record(new IncidentFact.Acknowledged(until));
    Responding.joinByActing(deciding);
    return deciding.done();
  }

  private static Decision escalate(Deciding deciding, @Nullable Integer wanted) {
    Incident incident = deciding.incident();
    if (incident.urgency() == Urgency.LOW) {
      return Decision.refused(incident, Refusal.LOW_URGENCY);
    }
    if (incident.escalation().via() == AssignedVia.DIRECT_ASSIGNMENT) {
      return Decision.refused(incident, Refusal.NOT_ON_POLICY);
    }
    int levels = incident.escalation().policy().rules().size();
    int from = wanted == null ? incident.escalation().level() + 1 : wanted;
    if (wanted != null && (wanted < 1 || wanted > levels)) {
      return Decision.refused(incident, Refusal.NO_SUCH_LEVEL);
    }
    Optional<Level> level = deciding.level(from);
    if (level.isEmpty()) {
      return Decision.refused(
          incident, wanted == null ? Refusal.CANNOT_ESCALATE : Refusal.NO_SUCH_LEVEL);
    }
    deciding.assign(level.get(), AssignReason.ESCALATED);
    return deciding.done();
  }

  private static Decision assign(Deciding deciding, List<UserId> users) {
    Incident incident = deciding.incident();
    List<UserId> distinct = users.stream().distinct().toList();
    boolean known = distinct.stream().allMatch(u -> deciding.directory().user(u).isPresent());
    if (distinct.isEmpty() || !known) {
      return Decision.refused(incident, Refusal.NO_SUCH_ASSIGNEE);
    }
    deciding.assignDirectly(distinct, AssignReason.REASSIGNED);
    return deciding.done();
  }

  private static Decision delegate(Deciding deciding, IncidentAction.DelegateTo wanted) {
    Optional<EscalationPolicy> policy = deciding.directory().escalationPolicy(wanted.policy());
    if (policy.isEmpty()) {
      return Decision.refused(deciding.incident(), Refusal.NO_SUCH_POLICY);
    }
    deciding.record(new IncidentFact.Delegated(policy.get()));
    deciding.enter(1, AssignReason.DELEGATED);
    return deciding.done();
  }

  private static Decision snooze(Deciding deciding, Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(LONGEST_SNOOZE) > 0) {
      return Decision.refused(deciding.incident(), Refusal.BAD_SNOOZE);
    }
    deciding.stopPaging();
    deciding.record(new IncidentFact.Snoozed(deciding.now().plus(duration)));
    return deciding.done();
  }

  /** A raise pages by the louder rules and starts the clock of the present level. */
  private static Decision setUrgency(Deciding deciding, Urgency urgency) {
    if (deciding.incident().urgency() != urgency) {
      Urgencies.change(deciding, urgency);
    }
    return deciding.done();
  }
}
