package tocsin.core.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;

/**
 * A time in which events of these services make nothing. Incidents that are open already are not
 * touched and keep paging.
 *
 * @param end exclusive, after the start
 * @param createdBy null when it was made by a key without a person
 * @param sequence counts up from 1 in the order in which the account's windows were made
 */
public record MaintenanceWindow(
    MaintenanceWindowId id,
    int sequence,
    Instant start,
    Instant end,
    String description,
    List<ServiceId> services,
    List<TeamId> teams,
    @Nullable UserId createdBy)
    implements DirectoryEntry {
  public MaintenanceWindow {
    services = List.copyOf(services);
    teams = List.copyOf(teams);
  }

  @Override
  public String key() {
    return id.value();
  }

  /** This window, over from then on. */
  public MaintenanceWindow endedAt(Instant now) {
    return new MaintenanceWindow(id, sequence, start, now, description, services, teams, createdBy);
  }

  /** Whether it lasts at that instant. */
  public boolean isOngoing(Instant now) {
    return !start.isAfter(now) && now.isBefore(end);
  }

  /** Whether it is over. */
  public boolean isPast(Instant now) {
    return !now.isBefore(end);
  }

  /** Whether it is still to come. */
  public boolean isFuture(Instant now) {
    return now.isBefore(start);
  }
}
