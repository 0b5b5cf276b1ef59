package tocsin.core.incident;

/** Who acts, and by which way. */
public record Actor(Agent agent, ActionChannel channel) {
  /** Tocsin itself, because a time was reached. */
  public static final Actor CLOCK = new Actor(new Agent.OfSystem(), ActionChannel.TIMEOUT);
}
