package tocsin.runtime.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.ledger.PageTally;
import tocsin.runtime.reconcile.Report.Quantity;
import tocsin.storage.RoadStores;

/**
 * Follows planned notifications to attempts and outcomes. What providers say afterwards, their
 * receipts, is not told to the ledger yet; it would be compared here.
 */
final class PagePass {
  private static final int PAGE = 1_000;

  private final RoadStores stores;
  private final Reckoning reckoning;
  private final PageTally tally;
  private final Directory directory;

  PagePass(RoadStores stores, Reckoning reckoning, Directory directory) {
    this.stores = stores;
    this.reckoning = reckoning;
    this.directory = directory;
    this.tally = new PageTally(reckoning.target(), reckoning.now());
  }

  void run() {
    Span span = reckoning.span();
    @Nullable LedgerEntry last = null;
    List<LedgerEntry> page = stores.ledger().planned(span.since(), span.until(), last, PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::follow);
      last = page.getLast();
      page = stores.ledger().planned(span.since(), span.until(), last, PAGE);
    }
    Report report = reckoning.report();
    report.count(Quantity.PLANNED, tally.planned());
    report.count(Quantity.DELIVERED, tally.in(State.DELIVERED));
    report.count(Quantity.STOPPED, tally.in(State.STOPPED));
    report.count(Quantity.FAILED, tally.in(State.REJECTED) + tally.in(State.GIVEN_UP));
    report.count(Quantity.OPEN, tally.in(State.OPEN));
    report.count(Quantity.ATTEMPTS, tally.attempts());
    report.count(Quantity.CUT_OFF, tally.cutOff());
  }

  private void follow(LedgerEntry entry) {
    tally.add(entry, this::wasAskedAgain).forEach(reckoning.report()::add);
    if (entry.state() != State.OPEN) {
      return;
    }
    if (reckoning.isInOutbox(entry)) {
      tally.waiting(entry).forEach(reckoning.report()::add);
    } else if (!reckoning.ledgerIsUpToDate()) {
      reckoning.report().count(Quantity.UNSETTLED, 1);
    } else if (!entry.attempts().isEmpty() && wasAnswered(entry)) {
      reckoning.report().count(Quantity.ANSWERED, 1);
    } else {
      // It may have ended between the first look and the outbox.
      stores.ledger().load(List.of(entry.id())).values().stream()
          .filter(again -> again.state() == State.OPEN)
          .map(PageTally::lost)
          .forEach(reckoning.report()::add);
    }
  }

  private boolean wasAskedAgain(LedgerEntry entry) {
    return Steps.of(stores.facts().of(entry.incident()), List.of(), directory).timesAsked(entry)
        > 1;
  }

  /**
   * What is answered while it is under way, and does not go out then, is not repeated; the journal
   * has no line for that.
   */
  private boolean wasAnswered(LedgerEntry entry) {
    return Steps.of(stores.facts().of(entry.incident()), List.of(), directory).calledOff(entry);
  }
}
