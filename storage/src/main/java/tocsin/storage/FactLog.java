package tocsin.storage;

import java.util.List;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Fact;

/** What the engine decided, in order; side roads follow it, each with its own cursor. */
public interface FactLog {
  /** A fact with its place; positions grow and may have holes. */
  record Row(long position, Fact fact) {}

  /** Up to {@code max} facts after that position, in order. */
  List<Row> read(long after, int max);

  /** An incident's whole history, in order; replaying it gives the incident. */
  List<Fact> of(IncidentId incident);

  /** The position of the last fact; 0 when there is none. */
  long lastPosition();
}
