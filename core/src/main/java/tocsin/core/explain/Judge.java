package tocsin.core.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Urgency;
import tocsin.core.escalation.OnDuty;
import tocsin.core.explain.Step.Asked;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.schedule.Duty;

/** Says what became of one person: paged, or the first condition on the road that failed. */
final class Judge {
  private final List<Step> steps;
  private final List<Incident> states;
  private final Directory directory;

  /** Judges by the steps and the state of the incident after each of them. */
  Judge(List<Step> steps, List<Incident> states, Directory directory) {
    this.steps = steps;
    this.states = states;
    this.directory = directory;
  }

  /** Everybody who was asked, in the order of asking, then everybody on its policies. */
  Set<UserId> candidates() {
    Set<UserId> people = new LinkedHashSet<>();
    steps.forEach(step -> step.asked().forEach(asked -> people.add(asked.who().user())));
    for (PolicyStay stay : PolicyStay.all(steps)) {
      for (var rule : stay.policy().rules()) {
        rule.targets().forEach(target -> people.addAll(PolicyStay.people(target, directory)));
      }
    }
    return people;
  }

  Verdict judge(UserId user) {
    List<Integer> asking = askedAt(user);
    List<LedgerEntry> pages = pages(user);
    if (pages.stream().anyMatch(LedgerEntry::isOut)) {
      return new Verdict.Paged(user, pages);
    }
    Why why = asking.isEmpty() ? notAsked(user) : askedInVain(user, asking.getLast(), pages);
    return new Verdict.NotPaged(user, why);
  }

  private List<Integer> askedAt(UserId user) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).asked().stream().anyMatch(asked -> asked.who().user().equals(user))) {
        found.add(i);
      }
    }
    return found;
  }

  private List<LedgerEntry> pages(UserId user) {
    return steps.stream()
        .flatMap(step -> step.asked().stream())
        .filter(asked -> asked.who().user().equals(user))
        .map(Asked::pages)
        .flatMap(List::stream)
        .sorted(Comparator.comparing(LedgerEntry::dueAt))
        .toList();
  }

  private Why askedInVain(UserId user, int last, List<LedgerEntry> pages) {
    if (pages.isEmpty()) {
      Step step = steps.get(last);
      return endedBySameAct(user, last)
          .<Why>map(by -> new Why.AnsweredBefore(step.fact().at(), by.fact()))
          .orElseGet(() -> unplanned(user, step, states.get(last).urgency()));
    }
    Optional<LedgerEntry> open = latest(pages, LedgerEntry.State.OPEN::equals);
    if (open.isPresent()) {
      return new Why.StillToCome(open.get().dueAt());
    }
    return latest(pages, state -> state != LedgerEntry.State.STOPPED)
        .<Why>map(Why.NotDelivered::new)
        .orElseGet(() -> calledOff(user, pages.getFirst()));
  }

  /** Rules may have been edited since; what was recorded then comes first. */
  private Why unplanned(UserId user, Step asked, Urgency urgency) {
    boolean recorded =
        steps.stream()
            .filter(step -> step.fact().at().equals(asked.fact().at()))
            .anyMatch(step ->
                step.fact().what() instanceof IncidentFact.NobodyReachable nobody
                    && nobody.unreachable().contains(user));
    boolean now =
        directory.user(user).map(found -> found.usableRules(urgency).isEmpty()).orElse(true);
    return recorded || now
        ? new Why.NoUsableRule(asked.fact().at(), urgency)
        : new Why.NotInLedger(asked.fact().at());
  }

  /** Who makes an incident for themselves is asked and has answered in one. */
  private Optional<Step> endedBySameAct(UserId user, int asking) {
    return steps.subList(asking + 1, steps.size()).stream()
        .filter(step -> step.fact().at().equals(steps.get(asking).fact().at()))
        .filter(step -> lets(step, user))
        .findFirst();
  }

  private static Optional<LedgerEntry> latest(
      List<LedgerEntry> pages, Predicate<LedgerEntry.State> in) {
    return pages.stream()
        .filter(page -> in.test(page.state()))
        .max(Comparator.comparing(LedgerEntry::dueAt));
  }

  private Why calledOff(UserId user, LedgerEntry page) {
    return steps.stream()
        .filter(step -> !step.fact().at().isBefore(page.plannedAt()))
        .filter(step -> !asks(step, page) && lets(step, user))
        .findFirst()
        .map(step -> new Why.AnsweredBefore(page.dueAt(), step.fact()))
        .orElseGet(() -> new Why.AnsweredBefore(page.dueAt(), null));
  }

  private static boolean asks(Step step, LedgerEntry page) {
    return step.asked().stream().anyMatch(asked -> asked.pages().contains(page));
  }

  private static boolean lets(Step step, UserId user) {
    return step.calledOff().stream().anyMatch(who -> who.user().equals(user));
  }

  private Why notAsked(UserId user) {
    for (PolicyStay stay : PolicyStay.all(steps)) {
      EscalationPolicy policy = stay.policy();
      for (int level = 1; level <= policy.rules().size(); level++) {
        for (EscalationTarget target : policy.rules().get(level - 1).targets()) {
          if (PolicyStay.people(target, directory).contains(user)) {
            return onLevel(stay, level, target);
          }
        }
      }
    }
    return new Why.NotOnPolicy();
  }

  private Why onLevel(PolicyStay stay, int level, EscalationTarget target) {
    Optional<Step> entered = stay.entered(level);
    if (entered.isPresent()) {
      return passedOver(entered.get(), level, target);
    }
    Optional<Step> passed = stay.passed(level);
    if (passed.isPresent() && target instanceof EscalationTarget.OfSchedule of) {
      return new Why.NotOnCall(level, of.schedule(), passed.get().fact().at(), List.of());
    }
    boolean quiet = level > 1 && states.get(stay.last()).urgency() == Urgency.LOW;
    return quiet
        ? new Why.LowUrgency(level)
        : new Why.LevelNotAsked(level, stay.end().map(Step::fact).orElse(null));
  }

  private static Why passedOver(Step entered, int level, EscalationTarget target) {
    IncidentFact.Assigned assigned = (IncidentFact.Assigned) entered.fact().what();
    return switch (target) {
      case EscalationTarget.OfSchedule of when assigned.turn() == null ->
          new Why.NotOnCall(
              level, of.schedule(), entered.fact().at(), inSchedule(assigned, of.schedule()));
      case EscalationTarget _ -> new Why.NotTheirTurn(level, entered.fact().at(), assigned.users());
    };
  }

  private static List<Duty> inSchedule(IncidentFact.Assigned assigned, ScheduleId schedule) {
    return assigned.duties().stream()
        .filter(onDuty -> onDuty.schedule().equals(schedule))
        .map(OnDuty::duty)
        .toList();
  }
}
