package tocsin.runtime.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.id.IncidentId;
import tocsin.core.ledger.Asked.Waits;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.ledger.PageTally;
import tocsin.core.ledger.ReceiptTally;
import tocsin.runtime.reconcile.Report.Quantity;
import tocsin.storage.RoadStores;

/**
 * Follows planned notifications to attempts, outcomes and receipts, and from there to what should
 * have followed. A receipt that nobody waited for stands nowhere and is not compared: the notifier
 * writes down those that belong to one of its messages.
 */
final class PagePass {
  private static final int PAGE = 1_000;

  private final RoadStores stores;
  private final Reckoning reckoning;
  private final PageTally tally;
  private final ReceiptTally receipts = new ReceiptTally();
  private final Directory directory;
  private @Nullable IncidentId latestIncident;
  private @Nullable Steps latest;

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
    report.receipts(receipts.ways());
  }

  private void follow(LedgerEntry entry) {
    boolean goesOn = entry.goesOn();
    Waits waits = goesOn && reckoning.isInOutbox(entry) ? Waits.IN_OUTBOX : Waits.NOWHERE;
    tally.add(entry, this::wasAskedAgain).forEach(reckoning.report()::add);
    receipts.add(entry, waits).forEach(reckoning.report()::add);
    if (goesOn) {
      switch (waits) {
        case IN_OUTBOX -> tally.waiting(entry).forEach(reckoning.report()::add);
        case NOWHERE -> missing(entry);
      }
    }
  }

  private void missing(LedgerEntry entry) {
    if (entry.isOut() && wasAnswered(entry)) {
      return; // nobody is told again, or waits for a receipt, and that is as it should be
    }
    if (!reckoning.ledgerIsUpToDate()) {
      reckoning.report().count(Quantity.UNSETTLED, 1);
    } else if (!entry.attempts().isEmpty() && wasAnswered(entry)) {
      reckoning.report().count(Quantity.ANSWERED, 1);
    } else {
      // It may have ended between the first look and the outbox.
      stores.ledger().load(List.of(entry.id())).values().stream()
          .filter(LedgerEntry::goesOn)
          .map(PageTally::lost)
          .forEach(reckoning.report()::add);
    }
  }

  private boolean wasAskedAgain(LedgerEntry entry) {
    return steps(entry.incident()).timesAsked(entry) > 1;
  }

  /**
   * What is answered while it is under way, and does not go out then, is not repeated; the journal
   * has no line for that.
   */
  private boolean wasAnswered(LedgerEntry entry) {
    return steps(entry.incident()).calledOff(entry);
  }

  /** One incident's notifications are planned together, so the latest is kept. */
  private Steps steps(IncidentId incident) {
    Steps known = latest;
    if (known == null || !incident.equals(latestIncident)) {
      known = Steps.of(stores.facts().of(incident), List.of(), directory);
      latest = known;
      latestIncident = incident;
    }
    return known;
  }
}
