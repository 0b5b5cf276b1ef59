package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tocsin.core.id.UserId;

/**
 * The shifts of a schedule, or of a part of it, in a window.
 *
 * @param shifts in order of their starts, with no two contiguous ones of one user; those of
 *     different users overlap only in a {@link ShiftBasedSchedule}. With {@link Edges#WHOLE} those
 *     at the edges may reach out of the window
 */
public record Rendering(Window window, List<Shift> shifts) {
  public Rendering {
    shifts = List.copyOf(shifts);
  }

  /** The times inside the window in which nobody is on call, in order. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    Instant covered = window.since();
    for (Shift shift : shifts) {
      if (shift.start().isAfter(covered)) {
        gaps.add(new Gap(covered, shift.start()));
      }
      covered = shift.end().isAfter(covered) ? shift.end() : covered;
    }
    if (covered.isBefore(window.until())) {
      gaps.add(new Gap(covered, window.until()));
    }
    return gaps;
  }

  /** The share of the window in which somebody is on call, 0 to 100; 0 for an empty window. */
  public double coveragePercentage() {
    double whole = seconds(window.since(), window.until());
    if (whole <= 0) {
      return 0;
    }
    double open = gaps().stream().mapToDouble(gap -> seconds(gap.start(), gap.end())).sum();
    return 100 * (whole - open) / whole;
  }

  /** Everybody who is on call in it, in the order of their first shifts. */
  public Set<UserId> users() {
    Set<UserId> users = new LinkedHashSet<>();
    shifts.forEach(shift -> users.add(shift.user()));
    return users;
  }

  private static double seconds(Instant start, Instant end) {
    return Duration.between(start, end).toMillis() / 1000.0;
  }
}
