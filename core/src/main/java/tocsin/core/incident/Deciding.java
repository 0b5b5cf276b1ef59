package tocsin.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Urgency;
import tocsin.core.escalation.EscalationPath;
import tocsin.core.escalation.Level;
import tocsin.core.escalation.Rings;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;

/**
 * One decision in the making: records facts, keeps the state that they make, and gathers what has
 * to be done. A later rule of the same decision sees what an earlier one recorded.
 */
final class Deciding {
  private final Directory directory;
  private final NewNames names;
  private final Predicate<ServiceId> crowded;
  private final Rings rings;
  private final IncidentId id;
  private final Actor actor;
  private final Instant now;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private @Nullable Incident state;

  Deciding(Rulebook rulebook, @Nullable Incident before, Actor actor, Instant now) {
    this.directory = rulebook.directory();
    this.names = rulebook.names();
    this.crowded = rulebook.crowded();
    this.rings = rulebook.rings();
    this.id = before == null ? new IncidentId(names.ids().next()) : before.id();
    this.state = before;
    this.actor = actor;
    this.now = now;
  }

  /** What decisions are made against; the same for a whole batch. */
  record Rulebook(Directory directory, NewNames names, Rings rings, Predicate<ServiceId> crowded) {}

  Incident incident() {
    return Objects.requireNonNull(state);
  }

  Directory directory() {
    return directory;
  }

  NewNames names() {
    return names;
  }

  /** Whether the service has as many open incidents as it may. */
  boolean crowded(ServiceId service) {
    return crowded.test(service);
  }

  Instant now() {
    return now;
  }

  void record(IncidentFact what) {
    Fact fact = new Fact(new LogEntryId(names.ids().next()), id, now, actor, what);
    facts.add(fact);
    state = IncidentHistory.apply(state, fact);
  }

  /** These users are asked by a level of the policy. */
  void assign(Level level, AssignReason reason) {
    Instant escalateAt = incident().urgency() == Urgency.HIGH ? now.plus(level.delay()) : null;
    replacing(
        new IncidentFact.Assigned(
            level.users(),
            level.number(),
            AssignedVia.ESCALATION_POLICY,
            reason,
            escalateAt,
            level.turn(),
            level.duties()),
        pageReason(reason));
  }

  /** These users are asked because somebody chose them. */
  void assignDirectly(List<UserId> users, AssignReason reason) {
    replacing(
        new IncidentFact.Assigned(
            users,
            incident().escalation().level(),
            AssignedVia.DIRECT_ASSIGNMENT,
            reason,
            null,
            null,
            List.of()),
        pageReason(reason));
  }

  /** The policy is entered at that level, or the fallback is asked when nobody is on call. */
  void enter(int fromLevel, AssignReason reason) {
    EscalationPolicy policy = incident().escalation().policy();
    level(fromLevel).ifPresentOrElse(l -> assign(l, reason), () -> askFallback(policy, reason));
  }

  /** The first level of the incident's policy from that one on at which somebody is on call. */
  Optional<Level> level(int from) {
    return level(incident().escalation().policy(), from);
  }

  /** The same of any policy. Only an {@link IncidentFact.Assigned} moves a round-robin ring on. */
  Optional<Level> level(EscalationPolicy policy, int from) {
    return EscalationPath.enter(policy, from, directory, rings, now);
  }

  private void askFallback(EscalationPolicy policy, AssignReason reason) {
    UserId fallback = directory.account().fallbackContact();
    Instant again =
        incident().urgency() == Urgency.HIGH ? now.plus(policy.rules().getFirst().delay()) : null;
    replacing(new IncidentFact.NobodyOnCall(fallback, reason, again), PageReason.FALLBACK);
  }

  /** Whoever was asked before is left alone; whoever is asked now is paged. */
  private void replacing(IncidentFact assignment, PageReason reason) {
    stopPaging();
    record(assignment);
    pageAssignees(reason);
  }

  /**
   * Everybody who is asked is paged. When none of them has a usable way to be reached, that is said
   * and, if it is urgent, the fallback contact is asked too.
   */
  void pageAssignees(PageReason reason) {
    Incident asked = incident();
    List<UserId> users = asked.assignments().stream().map(Assignment::user).toList();
    users.forEach(user -> effects.add(new Effect.Page(user, reason)));
    boolean reached = users.stream().anyMatch(user -> reachable(user, asked.urgency(), reason));
    if (!users.isEmpty() && !reached) {
      askFallbackToo(users);
    }
  }

  private void askFallbackToo(List<UserId> unreachable) {
    UserId fallback = directory.account().fallbackContact();
    boolean helps =
        fallback != null
            && incident().urgency() == Urgency.HIGH
            && reachable(fallback, Urgency.HIGH, PageReason.FALLBACK);
    record(new IncidentFact.NobodyReachable(unreachable, helps ? fallback : null));
    if (helps && fallback != null) {
      effects.add(new Effect.Page(fallback, PageReason.FALLBACK));
    }
  }

  /** The fallback contact is paged even without rules, by every way there is. */
  private boolean reachable(UserId id, Urgency urgency, PageReason reason) {
    return directory
        .user(id)
        .filter(user ->
            !user.usableRules(urgency).isEmpty()
                || (reason == PageReason.FALLBACK
                    && user.contactMethods().stream().anyMatch(ContactMethod::verified)))
        .isPresent();
  }

  /** Nobody is paged after all: the one who is asked is the one who acts. */
  void pageNobody() {
    effects.removeIf(effect -> effect instanceof Effect.Page);
  }

  Actor actor() {
    return actor;
  }

  /** Everybody who has to answer now gets nothing more of what was planned. */
  void stopPaging() {
    Incident before = state;
    stopPaging(before == null ? Set.of() : before.assignees(), PageCause.ASSIGNMENT);
  }

  /** These get nothing more of what was planned for that cause. */
  void stopPaging(Set<UserId> users, PageCause cause) {
    users.stream()
        .sorted(Comparator.comparing(UserId::value))
        .forEach(user -> effects.add(new Effect.StopPaging(user, cause)));
  }

  /** The incident ends: neither who has to answer nor who is asked to help is paged any more. */
  void stopEverybody() {
    stopPaging();
    stopPaging(Responding.in(incident(), ResponderState.PENDING), PageCause.RESPONDER_REQUEST);
  }

  /**
   * These are paged, whether or not they have to answer. It is said who of them can't be reached.
   */
  void askToHelp(Collection<UserId> users) {
    PageReason reason = PageReason.RESPONDER_REQUESTED;
    users.forEach(user -> effects.add(new Effect.Page(user, reason)));
    List<UserId> unreachable =
        users.stream().filter(user -> !reachable(user, Urgency.HIGH, reason)).toList();
    if (!unreachable.isEmpty()) {
      record(new IncidentFact.NobodyReachable(unreachable, null));
    }
  }

  Decision done() {
    Answer answer = facts.isEmpty() ? new Answer.NothingToDo() : new Answer.Done();
    return new Decision(state, facts, effects, answer);
  }

  private static PageReason pageReason(AssignReason reason) {
    return switch (reason) {
      case CREATED -> PageReason.ASSIGNED;
      case TIMED_OUT, ESCALATED -> PageReason.ESCALATED;
      case REPEATED -> PageReason.REPEATED;
      case REASSIGNED, DELEGATED -> PageReason.REASSIGNED;
    };
  }
}
