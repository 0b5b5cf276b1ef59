package tocsin.core.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.explain.Step.Asked;
import tocsin.core.explain.Step.Concerned;
import tocsin.core.id.UserId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentHistory;
import tocsin.core.incident.PageCause;
import tocsin.core.ledger.LedgerEntry;

/**
 * Explains an incident from what was recorded: its facts and the ledger of its notifications. Only
 * membership in schedules is read from the directory as it is now.
 */
public final class Explainer {
  private Explainer() {}

  /**
   * The whole explanation.
   *
   * @param facts of one incident, oldest first, not empty
   * @param pages all ledger entries of the incident
   * @param also gets a verdict though nothing names them; null for nobody
   */
  public static Explanation explain(
      List<Fact> facts, List<LedgerEntry> pages, Directory directory, @Nullable UserId also) {
    List<Step> steps = steps(facts, pages);
    List<Incident> states = states(facts);
    Judge judge = new Judge(steps, states, directory);
    Set<UserId> people = new LinkedHashSet<>(judge.candidates());
    if (also != null) {
      people.add(also);
    }
    List<Verdict> verdicts = people.stream().map(judge::judge).toList();
    return new Explanation(facts.getFirst().incident(), steps, verdicts);
  }

  /** The states after each fact. */
  private static List<Incident> states(List<Fact> facts) {
    List<Incident> states = new ArrayList<>();
    @Nullable Incident state = null;
    for (Fact fact : facts) {
      state = IncidentHistory.apply(state, fact);
      states.add(state);
    }
    return states;
  }

  private static List<Step> steps(List<Fact> facts, List<LedgerEntry> pages) {
    List<Incident> states = states(facts);
    Map<Planned, Integer> askedLast = new HashMap<>();
    List<Consequences> consequences = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      Consequences after =
          Consequences.of(i == 0 ? null : states.get(i - 1), facts.get(i), states.get(i));
      consequences.add(after);
      for (Concerned who : after.asked()) {
        askedLast.put(new Planned(who, facts.get(i).at()), i);
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      int here = i;
      Fact fact = facts.get(i);
      List<Asked> asked =
          consequences.get(i).asked().stream()
              .map(who ->
                  new Asked(
                      who,
                      askedLast.getOrDefault(new Planned(who, fact.at()), -1) == here
                          ? of(who, fact.at(), pages)
                          : List.of()))
              .toList();
      steps.add(new Step(fact, consequences.get(i).calledOff(), asked));
    }
    return steps;
  }

  /** Several facts of one instant may ask the same person; only the last one's pages are sent. */
  private record Planned(Concerned who, Instant at) {}

  private static List<LedgerEntry> of(Concerned who, Instant at, List<LedgerEntry> pages) {
    return pages.stream()
        .filter(page -> page.user().equals(who.user()) && page.plannedAt().equals(at))
        .filter(page -> cause(page) == who.cause())
        .sorted(Comparator.comparing(LedgerEntry::dueAt))
        .toList();
  }

  private static PageCause cause(LedgerEntry page) {
    return page.reason() == null ? PageCause.ASSIGNMENT : page.reason().cause();
  }
}
