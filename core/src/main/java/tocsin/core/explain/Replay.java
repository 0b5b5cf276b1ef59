package tocsin.core.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tocsin.core.explain.Step.Asked;
import tocsin.core.ledger.LedgerEntry;

/** Reads off an explanation which pages went out: the proof that it explains enough. */
public final class Replay {
  private Replay() {}

  /**
   * The pages that went out up to that instant if attempts that end well do so at once, earliest
   * first. One that was called off at the very instant at which it was due is not among them, nor
   * one whose attempts are explained to have failed.
   */
  public static List<LedgerEntry> pages(Explanation explanation, Instant until) {
    List<LedgerEntry> pages = new ArrayList<>();
    List<Step> steps = explanation.steps();
    for (int i = 0; i < steps.size(); i++) {
      for (Asked asked : steps.get(i).asked()) {
        Instant end = calledOff(asked, steps.subList(i + 1, steps.size()));
        asked.pages().stream()
            .filter(page -> !page.dueAt().isAfter(until) && page.dueAt().isBefore(end))
            .filter(page -> !failed(page))
            .forEach(pages::add);
      }
    }
    pages.sort(Comparator.comparing(LedgerEntry::dueAt));
    return pages;
  }

  private static boolean failed(LedgerEntry page) {
    return page.state() == LedgerEntry.State.REJECTED || page.state() == LedgerEntry.State.GIVEN_UP;
  }

  private static Instant calledOff(Asked asked, List<Step> later) {
    return later.stream()
        .filter(step -> step.calledOff().contains(asked.who()))
        .map(step -> step.fact().at())
        .findFirst()
        .orElse(Instant.MAX);
  }
}
