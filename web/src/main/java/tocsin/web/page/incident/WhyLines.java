package tocsin.web.page.incident;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.explain.Explainer;
import tocsin.core.id.IncidentId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.web.feed.FeedLinks.Addresses;
import tocsin.web.http.OwnAddress.Bases;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.WhyWords;

/** For everybody who was paged or might have been: one sentence that says why. */
final class WhyLines {
  private static final Logger LOG = LoggerFactory.getLogger(WhyLines.class);
  private static final int MOST_PAGES = 1_000;
  private static final int MOST_PEOPLE = 100;

  private WhyLines() {}

  /** Never fails: while facts or ledger can't be read, that is said. */
  static List<String> of(IncidentId incident, Stores stores, Visit visit) {
    try {
      List<LedgerEntry> pages =
          stores
              .sideRoads()
              .ledger()
              .list(new LedgerStore.Filter(incident, null, Set.of(), null, null, 0, MOST_PAGES));
      Shaping shaping =
          new Shaping(
              visit.directory(),
              new Bases("", ""),
              visit.times().zone(),
              Set.of(),
              id -> Addresses.NONE);
      WhyWords words = new WhyWords(shaping, at -> visit.times().moment(at).text());
      return Explainer.explain(stores.facts().of(incident), pages, visit.directory(), null)
          .people()
          .stream()
          .limit(MOST_PEOPLE)
          .map(words::of)
          .toList();
    } catch (StorageException e) {
      LOG.warn("The pages of {} can't be explained: {}", incident, e.getMessage());
      return List.of("It can't be explained now. Paging isn't affected.");
    }
  }
}
