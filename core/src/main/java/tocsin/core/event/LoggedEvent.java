package tocsin.core.event;

/** An event with its place in the event log. Positions grow, start at 1 and may have holes. */
public record LoggedEvent(long position, Event event) {}
