package tocsin.runtime.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentHistory;
import tocsin.storage.FactLog;

/**
 * Incidents as they were at each fact: a webhook tells what was so then, however late it is sent.
 * Remembers the latest few hundred, so that a long history is seldom replayed. Every fact must be
 * shown to it in order, or {@link #forget} be called.
 */
final class IncidentStates {
  private static final int REMEMBERED = 500;

  private final FactLog facts;
  private final LinkedHashMap<IncidentId, Incident> known = new LinkedHashMap<>(16, 0.75f, true);

  IncidentStates(FactLog facts) {
    this.facts = facts;
  }

  /**
   * An incident around a fact.
   *
   * @param before null when the fact is its first
   */
  record Around(@Nullable Incident before, Incident after) {}

  /** The incident around that fact; empty when its history is gone. */
  Optional<Around> at(Fact fact) {
    Incident before = known.get(fact.incident());
    if (before == null && !(fact.what() instanceof IncidentFact.Triggered)) {
      before = replayedUpTo(fact).orElse(null);
      if (before == null) {
        return Optional.empty();
      }
    }
    Incident after = IncidentHistory.apply(before, fact);
    known.put(fact.incident(), after);
    if (known.size() > REMEMBERED) {
      known.pollFirstEntry();
    }
    return Optional.of(new Around(before, after));
  }

  private Optional<Incident> replayedUpTo(Fact fact) {
    List<Fact> earlier =
        facts.of(fact.incident()).stream()
            .takeWhile(other -> !other.id().equals(fact.id()))
            .toList();
    return IncidentHistory.replay(earlier);
  }

  void forget() {
    known.clear();
  }
}
