package tocsin.core.schedule;

/** What becomes of a shift that crosses an edge of the window: REST calls it {@code overflow}. */
public enum Edges {
  /** It is cut at the edge. */
  CUT,
  /** It is shown whole, up to ten years beyond the window. */
  WHOLE
}
