package tocsin.runtime.notifier;

import java.util.Map;
import java.util.Set;
import tocsin.channel.Outcome;
import tocsin.core.id.NotificationId;
import tocsin.core.id.TeamId;

/**
 * An attempt that came to its end.
 *
 * @param address where it was sent
 * @param teams whose services the notifications are about; may be empty
 */
record Completion(
    Attempt attempt, String address, Outcome outcome, Map<NotificationId, Set<TeamId>> teams) {
  /** Nobody knows whose they are. */
  Completion(Attempt attempt, String address, Outcome outcome) {
    this(attempt, address, outcome, Map.of());
  }

  Set<TeamId> teams(NotificationId notification) {
    return teams.getOrDefault(notification, Set.of());
  }
}
