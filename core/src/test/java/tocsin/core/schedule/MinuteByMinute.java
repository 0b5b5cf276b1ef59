package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;

/**
 * The oracle: lives through a schedule minute by minute, looking at the wall clock like a person
 * who hands over when the clock reaches the time. Slow, remembers where it is instead of
 * calculating it, and shares no code with what it checks. It knows schedules that change on whole
 * minutes only.
 */
final class MinuteByMinute {
  /** It begins to look at the clock so long before the time asked for. */
  private static final Duration WARM_UP = Duration.ofDays(2);

  private final ZoneId zone;
  private final Instant since;
  private final Instant until;

  /** What the clock shows in each minute since the warm-up. */
  private final List<LocalDateTime> shown = new ArrayList<>();

  private final Map<Layer, List<@Nullable UserId>> lived = new HashMap<>();

  MinuteByMinute(ZoneId zone, Window window) {
    this.zone = zone;
    this.since = window.since();
    this.until = window.until();
    for (Instant t = since.minus(WARM_UP); t.isBefore(until); t = t.plusSeconds(60)) {
      shown.add(shown(t));
    }
  }

  /** Who is on call in each minute, null for nobody. */
  List<@Nullable UserId> finalSchedule(Schedule schedule) {
    List<@Nullable UserId> users = overrides(schedule.overrides());
    for (Layer layer : schedule.layers().reversed()) {
      List<@Nullable UserId> below = layer(layer);
      for (int i = 0; i < users.size(); i++) {
        if (users.get(i) == null) {
          users.set(i, below.get(i));
        }
      }
    }
    return users;
  }

  List<@Nullable UserId> overrides(List<ScheduleOverride> overrides) {
    List<@Nullable UserId> users = new ArrayList<>();
    for (Instant t = since; t.isBefore(until); t = t.plusSeconds(60)) {
      UserId user = null;
      for (ScheduleOverride override : overrides) {
        if (!t.isBefore(override.start()) && t.isBefore(override.end())) {
          user = override.user();
        }
      }
      users.add(user);
    }
    return users;
  }

  List<@Nullable UserId> layer(Layer layer) {
    return lived.computeIfAbsent(layer, this::live);
  }

  private List<@Nullable UserId> live(Layer layer) {
    List<@Nullable UserId> users = new ArrayList<>();
    Instant warmUp = since.minus(WARM_UP);
    Handing handing = new Handing(layer, zone, warmUp.minus(WARM_UP));
    List<Doors> doors = layer.restrictions().stream().map(this::doors).toList();
    for (int minute = 0; minute < shown.size(); minute++) {
      Instant t = warmUp.plusSeconds(60L * minute);
      LocalDateTime clock = shown.get(minute);
      handing.look(t, clock);
      doors.forEach(each -> each.look(clock));
      boolean open = doors.isEmpty() || doors.stream().anyMatch(Doors::open);
      boolean alive =
          !t.isBefore(layer.start()) && (layer.end() == null || t.isBefore(layer.end()));
      if (!t.isBefore(since)) {
        users.add(open && alive ? handing.user() : null);
      }
    }
    return users;
  }

  /** The minutes put together, beginning at {@code since}. */
  static List<Shift> shifts(Instant since, List<@Nullable UserId> minutes) {
    List<Shift> shifts = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= minutes.size(); i++) {
      UserId user = minutes.get(first);
      if (i == minutes.size() || !Objects.equals(user, minutes.get(i))) {
        if (user != null) {
          shifts.add(new Shift(since.plusSeconds(60L * first), since.plusSeconds(60L * i), user));
        }
        first = i;
      }
    }
    return shifts;
  }

  /** The minute in which the zone's clock first shows that time or a later one. */
  static Instant happens(LocalDateTime time, ZoneId zone) {
    Instant minute = time.atZone(zone).toInstant().minus(Duration.ofHours(4));
    while (LocalDateTime.ofInstant(minute, zone).isBefore(time)) {
      minute = minute.plusSeconds(60);
    }
    return minute;
  }

  private LocalDateTime shown(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  /** One pair of alarms for each time that a restriction begins and ends near the window. */
  private Doors doors(Restriction restriction) {
    List<LocalDateTime> opening = new ArrayList<>();
    LocalDate last = shown(until).toLocalDate().plusDays(10);
    LocalDate day = shown(since).toLocalDate().minusDays(20);
    switch (restriction) {
      case Restriction.Daily daily -> {
        for (; day.isBefore(last); day = day.plusDays(1)) {
          opening.add(day.atTime(daily.startTime()));
        }
      }
      case Restriction.Weekly weekly -> {
        day = day.with(TemporalAdjusters.nextOrSame(weekly.startDay()));
        for (; day.isBefore(last); day = day.plusWeeks(1)) {
          opening.add(day.atTime(weekly.startTime()));
        }
      }
    }
    List<LocalDateTime> closing = new ArrayList<>(opening);
    closing.replaceAll(start -> start.plus(restriction.duration()));
    return new Doors(opening, closing);
  }

  /** Somebody who opens when the clock reaches one time and closes when it reaches another. */
  private static final class Doors {
    private final List<LocalDateTime> opening;
    private final List<LocalDateTime> closing;
    private int opened;
    private int closed;

    Doors(List<LocalDateTime> opening, List<LocalDateTime> closing) {
      this.opening = opening;
      this.closing = closing;
      closing.sort(Comparator.naturalOrder());
    }

    void look(LocalDateTime shown) {
      while (opened < opening.size() && !shown.isBefore(opening.get(opened))) {
        opened++;
      }
      while (closed < closing.size() && !shown.isBefore(closing.get(closed))) {
        closed++;
      }
    }

    boolean open() {
      return opened > closed;
    }
  }

  /** The list of users on the wall, and the finger on the one whose turn it is. */
  private static final class Handing {
    private final Layer layer;
    private final boolean byTheClock;
    private LocalDateTime nextTime;
    private Instant nextInstant;

    /** Before the first hand-over it is the last user's turn. */
    private int finger = -1;

    Handing(Layer layer, ZoneId zone, Instant earliest) {
      this.layer = layer;
      this.byTheClock = layer.turnLength().toSeconds() % 86_400 == 0;
      this.nextInstant = layer.rotationVirtualStart();
      this.nextTime = LocalDateTime.ofInstant(nextInstant, zone);
      // A virtual start in the future: go back by whole rounds, which leaves the order as it is.
      Duration round = layer.turnLength().multipliedBy(layer.users().size());
      while (nextInstant.isAfter(earliest)) {
        nextInstant = nextInstant.minus(round);
        nextTime = nextTime.minus(round);
      }
    }

    void look(Instant now, LocalDateTime shown) {
      if (byTheClock) {
        lookAtTheClock(shown);
      } else {
        count(now);
      }
    }

    private void lookAtTheClock(LocalDateTime shown) {
      long days = layer.turnLength().toDays();
      while (!shown.isBefore(nextTime)) {
        nextTime = nextTime.plusDays(days);
        finger = (finger + 1) % layer.users().size();
      }
    }

    private void count(Instant now) {
      while (!now.isBefore(nextInstant)) {
        nextInstant = nextInstant.plus(layer.turnLength());
        finger = (finger + 1) % layer.users().size();
      }
    }

    UserId user() {
      return layer.users().get(finger);
    }
  }
}
