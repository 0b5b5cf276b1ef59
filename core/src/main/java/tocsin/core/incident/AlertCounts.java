package tocsin.core.incident;

/** How many alerts of the incident are open, and how many are not. */
public record AlertCounts(int triggered, int resolved) {
  /** The counts after so many more, or with negative numbers fewer. */
  AlertCounts plus(int moreTriggered, int moreResolved) {
    return new AlertCounts(triggered + moreTriggered, resolved + moreResolved);
  }

  /** All alerts that are the incident's. */
  public int all() {
    return triggered + resolved;
  }
}
