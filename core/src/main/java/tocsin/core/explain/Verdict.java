package tocsin.core.explain;

import java.util.List;
import tocsin.core.id.UserId;
import tocsin.core.ledger.LedgerEntry;

/** What became of one person. */
public sealed interface Verdict {
  UserId user();

  /** At least one page went out to them; all that was planned for them, earliest first. */
  record Paged(UserId user, List<LedgerEntry> pages) implements Verdict {
    public Paged {
      pages = List.copyOf(pages);
    }
  }

  /** No page went out to them. */
  record NotPaged(UserId user, Why why) implements Verdict {}
}
