package tocsin.core.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The final say of a schedule: overrides over later layers over earlier ones. Looks at a lower part
 * only where nobody above it is on call. Remembers the last answer of each part, so it serves one
 * thread and is quickest when asked in order of time.
 */
final class StackedTurns implements Turns {
  private final List<Turns> highestFirst = new ArrayList<>();
  private final Stretch[] latest;

  StackedTurns(Schedule schedule) {
    highestFirst.add(new OverrideTurns(schedule.overrides()));
    Era.of(schedule).forEach(era -> highestFirst.addAll(era.highestFirst()));
    latest = new Stretch[highestFirst.size()];
    Arrays.setAll(latest, part -> highestFirst.get(part).stretchAt(0));
  }

  @Override
  public Stretch stretchAt(long instant) {
    Stretch nobody = Stretch.NOBODY_EVER;
    for (int part = 0; part < latest.length; part++) {
      Stretch stretch = stretchOf(part, instant).within(nobody);
      if (stretch.user() != null) {
        return stretch;
      }
      nobody = stretch;
    }
    return nobody;
  }

  private Stretch stretchOf(int part, long instant) {
    if (!latest[part].includes(instant)) {
      latest[part] = highestFirst.get(part).stretchAt(instant);
    }
    return latest[part];
  }
}
