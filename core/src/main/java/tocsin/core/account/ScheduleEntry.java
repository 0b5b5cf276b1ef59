package tocsin.core.account;

import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ShiftBasedSchedule;

/** A schedule as the directory keeps it; the schedule package itself knows nothing of accounts. */
public record ScheduleEntry(Schedule schedule) implements DirectoryEntry {
  /** How the directory keeps a schedule of either kind. */
  public static DirectoryEntry of(Rota rota) {
    return switch (rota) {
      case Schedule schedule -> new ScheduleEntry(schedule);
      case ShiftBasedSchedule schedule -> new ShiftBasedScheduleEntry(schedule);
    };
  }

  @Override
  public String key() {
    return schedule.id().value();
  }
}
