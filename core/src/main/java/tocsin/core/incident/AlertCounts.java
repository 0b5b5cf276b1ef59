package tocsin.core.incident;

/** How many alerts of the incident are open, and how many are not. */
public record AlertCounts(int triggered, int resolved) {
  /** All alerts the incident ever had. */
  public int all() {
    return triggered + resolved;
  }
}
