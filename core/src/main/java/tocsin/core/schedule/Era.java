package tocsin.core.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which the same layers had, or have, a say in a schedule.
 *
 * @param time without a user
 */
record Era(Stretch time, ZoneId zone, List<Layer> layers) {
  /** All eras of the schedule without a gap between them, the present one first. */
  static List<Era> of(Schedule schedule) {
    List<Era> eras = new ArrayList<>();
    long since = Long.MIN_VALUE;
    for (FormerLayers former : schedule.former()) {
      long until = WallClock.millis(former.until());
      eras.addFirst(new Era(new Stretch(since, until, null), former.zone(), former.layers()));
      since = until;
    }
    Stretch present = new Stretch(since, Long.MAX_VALUE, null);
    eras.addFirst(new Era(present, schedule.zone(), schedule.layers()));
    return eras;
  }

  /** The layers by themselves within the era, the one that wins over the others first. */
  List<LayerTurns> highestFirst() {
    WallClock clock = new WallClock(zone);
    return layers.reversed().stream().map(layer -> new LayerTurns(layer, clock, time)).toList();
  }
}
