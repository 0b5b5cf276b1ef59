package tocsin.core.account;

import tocsin.core.schedule.Schedule;

/** A schedule as the directory keeps it; the schedule package itself knows nothing of accounts. */
public record ScheduleEntry(Schedule schedule) implements DirectoryEntry {
  @Override
  public String key() {
    return schedule.id().value();
  }
}
