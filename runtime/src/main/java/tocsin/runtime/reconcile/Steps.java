package tocsin.runtime.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.explain.Explainer;
import tocsin.core.explain.Step;
import tocsin.core.incident.Fact;
import tocsin.core.incident.PageCause;
import tocsin.core.ledger.LedgerEntry;

/** What happened to an incident, step by step: whom it asked, and whom it let go. */
record Steps(List<Step> all) {

  static Steps of(List<Fact> facts, List<LedgerEntry> pages, Directory directory) {
    return facts.isEmpty()
        ? new Steps(List.of())
        : new Steps(Explainer.explain(facts, pages, directory, null).steps());
  }

  /** Several facts of one instant may ask the same person; only the last one's pages are sent. */
  boolean askedAgain(int asking, Step.Concerned who) {
    Instant at = all.get(asking).fact().at();
    return all.stream()
        .skip(asking + 1L)
        .takeWhile(step -> step.fact().at().equals(at))
        .flatMap(step -> step.asked().stream())
        .anyMatch(asked -> asked.who().equals(who));
  }

  /** When somebody who was asked by that step was let go; empty when they were not. */
  Optional<Instant> calledOff(int asking, Step.Concerned who) {
    return all.stream()
        .skip(asking + 1L)
        .filter(step -> step.calledOff().contains(who))
        .map(step -> step.fact().at())
        .findFirst();
  }

  /** How often the person was asked at the instant of that notification, for the same cause. */
  long timesAsked(LedgerEntry entry) {
    PageCause cause = entry.reason() == null ? PageCause.ASSIGNMENT : entry.reason().cause();
    Step.Concerned who = new Step.Concerned(entry.user(), cause);
    return all.stream()
        .filter(step -> step.fact().at().equals(entry.plannedAt()))
        .flatMap(step -> step.asked().stream())
        .filter(asked -> asked.who().equals(who))
        .count();
  }

  /** Whether what the notification was about was answered or taken back, at any time after it. */
  boolean calledOff(LedgerEntry entry) {
    PageCause cause = entry.reason() == null ? PageCause.ASSIGNMENT : entry.reason().cause();
    Step.Concerned who = new Step.Concerned(entry.user(), cause);
    for (int i = 0; i < all.size(); i++) {
      Step step = all.get(i);
      boolean asks =
          step.fact().at().equals(entry.plannedAt())
              && step.asked().stream().anyMatch(asked -> asked.who().equals(who));
      if (asks && calledOff(i, who).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
