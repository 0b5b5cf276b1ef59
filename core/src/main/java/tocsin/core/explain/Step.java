package tocsin.core.explain;

import java.util.List;
import java.util.Set;
import tocsin.core.id.UserId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.PageCause;
import tocsin.core.ledger.LedgerEntry;

/**
 * One fact and what it meant for paging.
 *
 * @param calledOff whose pages, planned by earlier steps, must not go out any more
 * @param asked whom it asked, and the notifications planned for that
 */
public record Step(Fact fact, Set<Concerned> calledOff, List<Asked> asked) {
  public Step {
    calledOff = Set.copyOf(calledOff);
    asked = List.copyOf(asked);
  }

  /** Somebody, and for what they are or were to be paged. */
  public record Concerned(UserId user, PageCause cause) {}

  /**
   * Somebody who is asked.
   *
   * @param pages one for each notification rule that was usable then, earliest first
   */
  public record Asked(Concerned who, List<LedgerEntry> pages) {
    public Asked {
      pages = List.copyOf(pages);
    }
  }
}
