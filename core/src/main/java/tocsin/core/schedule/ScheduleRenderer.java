package tocsin.core.schedule;

import java.time.Instant;

/**
 * Renders schedules into shifts: the final schedule, and its layers and overrides one by one. Times
 * count in whole milliseconds; the finer part of a window's edge is dropped.
 *
 * <p>The work grows with the shifts in the window: whoever takes a window from outside bounds it.
 */
public final class ScheduleRenderer {
  private ScheduleRenderer() {}

  /** Who is really on call: overrides over later layers over earlier ones. */
  public static Rendering finalSchedule(Schedule schedule, Window window, Edges edges) {
    return render(new StackedTurns(schedule), window, edges);
  }

  /** What one layer of the schedule would say by itself. */
  public static Rendering layer(Schedule schedule, Layer layer, Window window, Edges edges) {
    return render(new LayerTurns(layer, new WallClock(schedule.zone())), window, edges);
  }

  /** What the overrides say by themselves. */
  public static Rendering overrides(Schedule schedule, Window window, Edges edges) {
    return render(new OverrideTurns(schedule.overrides()), window, edges);
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
