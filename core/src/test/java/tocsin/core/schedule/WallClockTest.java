package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WallClockTest {
  private static final long STEP = Duration.ofMinutes(10).toMillis();
  private static final long FAR = Duration.ofHours(4).toMillis();
  private static final Instant YEAR_1900 = Instant.parse("1900-01-01T00:00:00Z");

  @Test
  void aTimeHasHappenedExactlyWhenTheClockHasReachedItAroundEveryChangeSince1900() {
    Set<ZoneRules> seen = new HashSet<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(id);
      if (seen.add(zone.getRules())) {
        zone.getRules().getTransitions().stream()
            .filter(change -> change.getInstant().isAfter(YEAR_1900))
            .forEach(change -> holdsAround(zone, change));
      }
    }
    assertThat(seen).hasSizeGreaterThan(200);
  }

  private static void holdsAround(ZoneId zone, ZoneOffsetTransition change) {
    WallClock clock = new WallClock(zone);
    long middle = change.getInstant().toEpochMilli();
    long latest = Long.MIN_VALUE;
    for (long step = middle - FAR; step <= middle + FAR; step += STEP) {
      long beside = step < middle || step > middle + FAR / 2 ? 0 : 1;
      for (long instant = step - beside; instant <= step + beside; instant++) {
        long reached = clock.reachedAt(instant);
        boolean holds =
            reached >= latest
                && clock.instantOf(reached) <= instant
                && clock.instantOf(reached + 1) > instant
                && clock.instantOf(clock.shownAt(instant)) <= instant
                && (instant != step
                    || new WallClock(zone).instantOf(reached) == clock.instantOf(reached));
        if (!holds) {
          fail("%s at %s", zone, Instant.ofEpochMilli(instant));
        }
        latest = reached;
      }
    }
  }
}
