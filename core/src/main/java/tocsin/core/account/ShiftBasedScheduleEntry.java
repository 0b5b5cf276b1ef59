package tocsin.core.account;

import tocsin.core.schedule.ShiftBasedSchedule;

/** A shift-based schedule as the directory keeps it; see {@link ScheduleEntry} for the other. */
public record ShiftBasedScheduleEntry(ShiftBasedSchedule schedule) implements DirectoryEntry {
  @Override
  public String key() {
    return schedule.id().value();
  }
}
