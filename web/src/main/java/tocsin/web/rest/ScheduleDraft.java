package tocsin.web.rest;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.id.IdSource;
import tocsin.core.id.ScheduleId;
import tocsin.core.schedule.Schedule;
import tools.jackson.databind.node.ObjectNode;

/** Schedules that somebody wants to look at before they are kept. */
public final class ScheduleDraft {
  private static final ScheduleId NEW = new ScheduleId("PREVIEW");

  private ScheduleDraft() {}

  /**
   * What would be kept if the REST API was told that; a problem with all that is wrong when nothing
   * would be.
   *
   * @param schedule as it stands in a body
   * @param before what it changes; null when it is new
   */
  public static Schedule of(
      ObjectNode schedule,
      @Nullable Schedule before,
      Directory directory,
      IdSource ids,
      Instant now) {
    return new ScheduleInput(directory, ids, now)
        .read(Input.of(schedule), before == null ? NEW : before.id(), Optional.ofNullable(before));
  }
}
