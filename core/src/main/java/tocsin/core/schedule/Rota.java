package tocsin.core.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;

/**
 * A schedule of either kind, as everybody sees it who only wants to know who is on call: {@link
 * OnCall} and {@link ScheduleRenderer} answer for both. Ids are unique across the kinds.
 */
public sealed interface Rota permits Schedule, ShiftBasedSchedule {
  ScheduleId id();

  String name();

  String description();

  /** Whose clock its times are shown by, unless somebody asks otherwise. */
  ZoneId zone();

  List<TeamId> teams();

  /** Everybody who takes turns in it, each once; overrides don't count. */
  List<UserId> users();

  /**
   * The same schedule without that override: one to come goes, of one that runs the rest does, and
   * one that is over stays.
   */
  Rota withoutOverride(OverrideId override, Instant now);

  /** The same schedule, belonging to those teams. */
  Rota withTeams(List<TeamId> other);
}
