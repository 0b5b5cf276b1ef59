package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.LayerId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/** Small schedules to tell stories with. Times are written as the clock on the wall shows them. */
final class Rotas {
  static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  static final UserId ADA = new UserId("Ada");
  static final UserId BEN = new UserId("Ben");
  static final UserId CLEO = new UserId("Cleo");

  private Rotas() {}

  static Schedule schedule(ZoneId zone, Layer... layers) {
    return new Schedule(
        new ScheduleId("S1"), "Primary", "", zone, List.of(layers), List.of(), List.of());
  }

  static Schedule overridden(Schedule schedule, ScheduleOverride... overrides) {
    return new Schedule(
        schedule.id(),
        schedule.name(),
        schedule.description(),
        schedule.zone(),
        schedule.layers(),
        Stream.concat(schedule.overrides().stream(), Stream.of(overrides)).toList(),
        schedule.teams());
  }

  /** A layer without an end whose rotation begins with it. */
  static Layer layer(Instant start, Duration turnLength, UserId... users) {
    return new Layer(
        new LayerId("L1"), "Layer", start, null, start, turnLength, List.of(users), List.of());
  }

  static Layer restricted(Layer layer, Restriction... restrictions) {
    return new Layer(
        layer.id(),
        layer.name(),
        layer.start(),
        layer.end(),
        layer.rotationVirtualStart(),
        layer.turnLength(),
        layer.users(),
        List.of(restrictions));
  }

  static Layer between(Layer layer, Instant start, @Nullable Instant end) {
    return new Layer(
        layer.id(),
        layer.name(),
        start,
        end,
        layer.rotationVirtualStart(),
        layer.turnLength(),
        layer.users(),
        layer.restrictions());
  }

  static ScheduleOverride override(String id, UserId user, Instant start, Instant end) {
    return new ScheduleOverride(new OverrideId(id), user, start, end);
  }

  /** The instant at which the zone's clock shows {@code 2026-03-08T09:00}. */
  static Instant at(ZoneId zone, String wallTime) {
    return LocalDateTime.parse(wallTime).atZone(zone).toInstant();
  }
}
