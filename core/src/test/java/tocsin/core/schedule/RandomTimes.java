package tocsin.core.schedule;

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
import tocsin.core.id.UserId;

/**
 * Draws times around a change of clocks: any zone that has one in the years 2020 to 2030, and times
 * that like to fall close to the hour that is skipped or comes twice. Whole minutes only.
 */
final class RandomTimes {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
  private static final List<ZoneId> CHANGING_ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .sorted()
          .map(ZoneId::of)
          .filter(zone -> !changes(zone).isEmpty())
          .toList();

  private final Random random;
  private final ZoneId zone;
  private final ZoneOffsetTransition change;

  RandomTimes(long seed) {
    random = new Random(seed);
    // The first numbers of neighbouring seeds are alike.
    random.nextLong();
    zone = oneOf(CHANGING_ZONES);
    change = oneOf(changes(zone));
  }

  ZoneId zone() {
    return zone;
  }

  /** Any zone whose clock changes. */
  ZoneId otherZone() {
    return oneOf(CHANGING_ZONES);
  }

  /** Days around the change of clocks. */
  Window window() {
    return new Window(
        change.getInstant().minus(upTo(Duration.ofDays(5))),
        change.getInstant().plus(upTo(Duration.ofDays(7))).plusSeconds(60));
  }

  UserId user() {
    return oneOf(List.of(Rotas.ADA, Rotas.BEN, Rotas.CLEO, new UserId("Dan")));
  }

  /** A whole minute of the window. */
  Instant instantIn(Window window) {
    return window.since().plus(upTo(Duration.between(window.since(), window.until())));
  }

  /** A whole minute no further from the change than that, and often at nearly its time of day. */
  Instant around(Duration far) {
    if (random.nextBoolean()) {
      long days = random.nextLong(-far.toDays(), far.toDays() + 1);
      return strangeTime().plusDays(days).atZone(zone).toInstant();
    }
    return change.getInstant().minus(far).plus(upTo(far.multipliedBy(2)));
  }

  LocalTime time() {
    return random.nextBoolean()
        ? strangeTime().toLocalTime()
        : LocalTime.MIDNIGHT.plus(upTo(Duration.ofDays(1)));
  }

  /** A time that the clock skips or shows twice at the change, or just misses. */
  LocalDateTime strangeTime() {
    LocalDateTime before = change.getDateTimeBefore();
    LocalDateTime after = change.getDateTimeAfter();
    return (before.isBefore(after) ? before : after).plusMinutes(random.nextLong(-10, 71));
  }

  Duration lasting(Duration longest) {
    return random.nextInt(8) == 0 ? longest : upTo(longest).plusSeconds(60);
  }

  Duration upTo(Duration limit) {
    return Duration.of(random.nextLong(limit.toMinutes()), ChronoUnit.MINUTES);
  }

  boolean likely() {
    return random.nextInt(3) > 0;
  }

  /** A number from 0, less than that. */
  int below(int limit) {
    return random.nextInt(limit);
  }

  IntStream some(int limit) {
    return IntStream.range(0, random.nextInt(limit + 1));
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** The zone's changes of clocks in those years. */
  static List<ZoneOffsetTransition> changes(ZoneId zone) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
    while (next != null && next.getInstant().isBefore(TO)) {
      changes.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }
}
