package tocsin.core.schedule;

import java.util.Optional;

/**
 * A layer by itself: its rotation, cut by its start and end and masked by its restrictions. A layer
 * that can't turn, which {@link ScheduleCheck} refuses, is never on call.
 */
final class LayerTurns implements Turns {
  private final Layer layer;
  private final Stretch life;
  private final Rotation rotation;
  private final RestrictedHours hours;

  LayerTurns(Layer layer, WallClock clock) {
    this(layer, clock, Stretch.NOBODY_EVER);
  }

  /** Only within that time. */
  LayerTurns(Layer layer, WallClock clock, Stretch time) {
    this.layer = layer;
    long end = layer.end() == null ? Long.MAX_VALUE : WallClock.millis(layer.end());
    this.life = new Stretch(WallClock.millis(layer.start()), end, null).within(time);
    this.rotation = new Rotation(layer, clock);
    this.hours = new RestrictedHours(layer.restrictions(), clock);
  }

  /** Who is on call in this layer at that instant. */
  Optional<Duty> dutyAt(long instant) {
    boolean works = rotation.turns() && life.includes(instant) && hours.include(instant);
    return works
        ? Optional.of(new Duty(rotation.userAt(instant), Duty.Kind.LAYER, layer.id().value()))
        : Optional.empty();
  }

  @Override
  public Stretch stretchAt(long instant) {
    if (!rotation.turns() || life.end() <= life.start()) {
      return Stretch.NOBODY_EVER;
    }
    if (instant < life.start()) {
      return new Stretch(Long.MIN_VALUE, life.start(), null);
    }
    if (instant >= life.end()) {
      return new Stretch(life.end(), Long.MAX_VALUE, null);
    }
    Stretch sameHours = hours.stretchAt(instant).within(life);
    return hours.include(instant) ? rotation.stretchAt(instant).within(sameHours) : sameHours;
  }
}
