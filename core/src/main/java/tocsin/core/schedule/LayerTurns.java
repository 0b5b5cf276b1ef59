package tocsin.core.schedule;

import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;

/** A layer by itself: its rotation, cut by its start and end and masked by its restrictions. */
final class LayerTurns {
  private final long start;
  private final long end;
  private final Rotation rotation;
  private final RestrictedHours hours;

  LayerTurns(Layer layer, WallClock clock) {
    this.start = WallClock.millis(layer.start());
    this.end = layer.end() == null ? Long.MAX_VALUE : WallClock.millis(layer.end());
    this.rotation = new Rotation(layer, clock);
    this.hours = new RestrictedHours(layer.restrictions(), clock);
  }

  /** The user on call in this layer at that instant, null when there is none. */
  @Nullable UserId userAt(long instant) {
    if (instant < start || instant >= end || !hours.include(instant)) {
      return null;
    }
    return rotation.userOf(rotation.turnAt(instant));
  }
}
