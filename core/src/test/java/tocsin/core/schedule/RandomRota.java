package tocsin.core.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.LayerId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/**
 * Draws schedules around a change of clocks: any zone that has one in the years 2020 to 2030, and
 * times that like to fall close to the hour that is skipped or comes twice. Whole minutes only.
 */
final class RandomRota {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
  private static final List<ZoneId> CHANGING_ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .sorted()
          .map(ZoneId::of)
          .filter(zone -> !changes(zone).isEmpty())
          .toList();
  private static final List<Duration> USUAL_TURNS =
      List.of(
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofHours(36),
          Duration.ofDays(2),
          Duration.ofDays(7),
          Duration.ofDays(14));

  private final Random random;
  private final ZoneId zone;
  private final ZoneOffsetTransition change;

  RandomRota(long seed) {
    random = new Random(seed);
    // The first numbers of neighbouring seeds are alike.
    random.nextLong();
    zone = oneOf(CHANGING_ZONES);
    change = oneOf(changes(zone));
  }

  /** Days around the change of clocks. */
  Window window() {
    return new Window(
        change.getInstant().minus(upTo(Duration.ofDays(5))),
        change.getInstant().plus(upTo(Duration.ofDays(7))).plusSeconds(60));
  }

  Schedule schedule() {
    List<Layer> layers = some(4).mapToObj(this::layer).toList();
    List<ScheduleOverride> overrides = some(4).mapToObj(this::override).toList();
    return new Schedule(new ScheduleId("S"), "Random", "", zone, layers, overrides, List.of());
  }

  UserId user() {
    return oneOf(List.of(Rotas.ADA, Rotas.BEN, Rotas.CLEO, new UserId("Dan")));
  }

  /** A whole minute of the window. */
  Instant instantIn(Window window) {
    return window.since().plus(upTo(Duration.between(window.since(), window.until())));
  }

  private Layer layer(int number) {
    Instant start = around(Duration.ofDays(likely() ? 30 : 4));
    Instant early = likely() ? start.minus(Duration.ofDays(30)) : start;
    @Nullable Instant end = likely() ? null : early.plus(upTo(Duration.ofDays(40)));
    List<UserId> users = new ArrayList<>(List.of(user()));
    some(4).forEach(each -> users.add(user()));
    List<Restriction> restrictions =
        likely() ? List.of() : some(4).mapToObj(each -> restriction()).toList();
    Duration turn =
        likely() ? oneOf(USUAL_TURNS) : upTo(Duration.ofDays(3)).plus(Duration.ofMinutes(1));
    Instant virtualStart = likely() ? around(Duration.ofDays(60)) : around(Duration.ofDays(1500));
    return new Layer(
        new LayerId("L" + number), "", early, end, virtualStart, turn, users, restrictions);
  }

  private Restriction restriction() {
    LocalTime time = time();
    if (random.nextBoolean()) {
      return new Restriction.Daily(time, lasting(Duration.ofDays(1)));
    }
    DayOfWeek day = DayOfWeek.of(1 + random.nextInt(7));
    return new Restriction.Weekly(day, time, lasting(Duration.ofDays(7)));
  }

  private ScheduleOverride override(int number) {
    Instant start = around(Duration.ofDays(5));
    Instant end = start.plus(upTo(Duration.ofDays(2))).plusSeconds(60);
    return new ScheduleOverride(new OverrideId("O" + number), user(), start, end);
  }

  /** A whole minute no further from the change than that, and often at nearly its time of day. */
  private Instant around(Duration far) {
    if (random.nextBoolean()) {
      long days = random.nextLong(-far.toDays(), far.toDays() + 1);
      return strangeTime().plusDays(days).atZone(zone).toInstant();
    }
    return change.getInstant().minus(far).plus(upTo(far.multipliedBy(2)));
  }

  private LocalTime time() {
    return random.nextBoolean()
        ? strangeTime().toLocalTime()
        : LocalTime.MIDNIGHT.plus(upTo(Duration.ofDays(1)));
  }

  /** A time that the clock skips or shows twice at the change, or just misses. */
  private LocalDateTime strangeTime() {
    LocalDateTime before = change.getDateTimeBefore();
    LocalDateTime after = change.getDateTimeAfter();
    return (before.isBefore(after) ? before : after).plusMinutes(random.nextLong(-10, 71));
  }

  private Duration lasting(Duration longest) {
    return random.nextInt(8) == 0 ? longest : upTo(longest).plusSeconds(60);
  }

  private Duration upTo(Duration limit) {
    return Duration.of(random.nextLong(limit.toMinutes()), ChronoUnit.MINUTES);
  }

  private boolean likely() {
    return random.nextInt(3) > 0;
  }

  private IntStream some(int limit) {
    return IntStream.range(0, random.nextInt(limit + 1));
  }

  private <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
    while (next != null && next.getInstant().isBefore(TO)) {
      changes.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }
}
