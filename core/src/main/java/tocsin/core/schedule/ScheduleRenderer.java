package tocsin.core.schedule;

import java.time.Instant;
import java.util.List;

/**
 * Renders schedules into shifts: the final schedule, and its layers and overrides one by one. Times
 * count in whole milliseconds; the finer part of a window's edge is dropped.
 *
 * <p>The work grows with the shifts in the window: whoever takes a window from outside bounds it.
 */
public final class ScheduleRenderer {
  private ScheduleRenderer() {}

  /** Who is really on call, overrides and all. */
  public static Rendering finalSchedule(Rota rota, Window window, Edges edges) {
    return switch (rota) {
      case Schedule schedule -> render(new StackedTurns(schedule), window, edges);
      case ShiftBasedSchedule schedule -> shared(new SharedShifts(schedule), window, edges);
    };
  }

  /**
   * Every shift of a shift-based schedule that lies in the window or crosses an edge of it, with
   * what it comes from; nothing is joined, and nothing cut by the window with {@link Edges#WHOLE}.
   */
  public static List<ShiftAssignment> assignments(
      ShiftBasedSchedule schedule, Window window, Edges edges) {
    long since = WallClock.millis(window.since());
    long until = WallClock.millis(window.until());
    List<ShiftAssignment> assignments = new ShiftBook(schedule).in(since, until);
    return switch (edges) {
      case WHOLE -> assignments;
      case CUT -> assignments.stream().map(each -> each.within(since, until)).toList();
    };
  }

  /** What one layer of the schedule would say by itself. */
  public static Rendering layer(Schedule schedule, Layer layer, Window window, Edges edges) {
    return render(new LayerTurns(layer, new WallClock(schedule.zone())), window, edges);
  }

  /** What the overrides say by themselves. */
  public static Rendering overrides(Schedule schedule, Window window, Edges edges) {
    return render(new OverrideTurns(schedule.overrides()), window, edges);
  }

  private static Rendering shared(SharedShifts shifts, Window window, Edges edges) {
    long since = WallClock.millis(window.since());
    long until = WallClock.millis(window.until());
    return switch (edges) {
      case CUT -> new Rendering(window, shifts.cut(since, until));
      case WHOLE -> new Rendering(window, shifts.whole(since, until));
    };
  }

  private static Rendering render(Turns turns, Window window, Edges edges) {
    long since = WallClock.millis(window.since());
    long until = WallClock.millis(window.until());
    ShiftWalk walk = new ShiftWalk(turns);
    Window exact = new Window(Instant.ofEpochMilli(since), Instant.ofEpochMilli(until));
    return switch (edges) {
      case CUT -> new Rendering(exact, walk.cut(since, until));
      case WHOLE -> new Rendering(exact, walk.whole(since, until));
    };
  }
}
