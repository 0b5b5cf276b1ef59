package tocsin.core.reply;

import tocsin.core.id.IncidentId;

/** An answer, and what it is about. */
public record PageReply(PageAnswer answer, About about) {
  /** Which incidents are meant. */
  public sealed interface About {}

  /** The one with that number. */
  public record Numbered(long number) implements About {}

  /** The one with that id, as a button knows it. */
  public record Incident(IncidentId id) implements About {}

  /** Nothing was said: the only one that the person is asked to answer. */
  public record Only() implements About {}

  /** All that the person is asked to answer. */
  public record All() implements About {}
}
