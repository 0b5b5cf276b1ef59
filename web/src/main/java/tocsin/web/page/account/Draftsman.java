package tocsin.web.page.account;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.Gap;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Rendering;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.Shift;
import tocsin.core.schedule.ShiftAssignment;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.Window;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** Draws a schedule over two weeks of the reader's days. */
final class Draftsman {
  static final int DAYS = 14;
  private static final int MOST_LANES = 12;
  private static final int LABEL = 112;
  private static final int WIDE = 1_000;
  private static final int FIRST_LANE = 44;
  private static final int LANE = 46;
  private static final int BAR = 34;
  private static final int ROW_LABEL = 52;
  private static final int NARROW = 350;
  private static final int ROW = 36;
  private static final int ROW_BAR = 30;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

  private final Rota rota;
  private final Visit visit;
  private final LocalDate first;
  private final Window window;
  private final Rendering rendering;
  private final List<Shift> overrides;
  private final List<UserId> people;

  Draftsman(Rota rota, LocalDate first, Visit visit) {
    this.rota = rota;
    this.visit = visit;
    this.first = first;
    this.window = new Window(midnight(0), midnight(DAYS));
    this.rendering = ScheduleRenderer.finalSchedule(rota, window, Edges.CUT);
    this.overrides = overrides();
    this.people =
        Stream.concat(rota.users().stream(), rendering.users().stream()).distinct().toList();
  }

  /** The final schedule that is drawn. */
  Rendering rendering() {
    return rendering;
  }

  private Instant midnight(int day) {
    return first.plusDays(day).atStartOfDay(visit.times().zone()).toInstant();
  }

  private List<Shift> overrides() {
    return switch (rota) {
      case Schedule schedule -> ScheduleRenderer.overrides(schedule, window, Edges.CUT).shifts();
      case ShiftBasedSchedule schedule ->
          ScheduleRenderer.assignments(schedule, window, Edges.CUT).stream()
              .filter(each -> each.override() != null)
              .map(Draftsman::shift)
              .toList();
    };
  }

  private static Shift shift(ShiftAssignment assignment) {
    return new Shift(assignment.start(), assignment.end(), assignment.user());
  }

  Drawing draw() {
    List<Drawing.Lane> lanes = new ArrayList<>();
    switch (rota) {
      case Schedule schedule -> layers(schedule, lanes);
      case ShiftBasedSchedule schedule -> people(lanes);
    }
    int y = FIRST_LANE + LANE * lanes.size();
    String about = "who is paged";
    lanes.add(new Drawing.Lane("Final", about, y, finalBars(y, lanes.isEmpty())));
    List<Drawing.Row> rows = IntStream.range(0, DAYS).mapToObj(this::row).toList();
    return new Drawing(
        "%s, two weeks from %s, %s time"
            .formatted(rota.name(), DAY.format(first), visit.times().city()),
        finding(),
        IntStream.range(0, DAYS).mapToObj(this::day).toList(),
        lanes,
        y + LANE + 6,
        includes(window, visit.now()) ? number(x(visit.now())) : null,
        rows,
        22 + ROW * DAYS);
  }

  private String finding() {
    int gaps = rendering.gaps().size();
    String found =
        switch (gaps) {
          case 0 -> "Somebody is on call at every time.";
          case 1 -> "One gap.";
          default -> gaps + " gaps.";
        };
    return found + " The same facts stand in the table of shifts.";
  }

  private void layers(Schedule schedule, List<Drawing.Lane> lanes) {
    int number = 0;
    for (Layer layer : schedule.layers()) {
      number++;
      boolean over = layer.end() != null && !layer.end().isAfter(window.since());
      if (!over && lanes.size() < MOST_LANES) {
        int y = FIRST_LANE + LANE * lanes.size();
        List<Shift> shifts = ScheduleRenderer.layer(schedule, layer, window, Edges.CUT).shifts();
        lanes.add(
            new Drawing.Lane(cut(layer.name(), 15), "layer " + number, y, bars(shifts, y, "b")));
      }
    }
    if (!overrides.isEmpty()) {
      int y = FIRST_LANE + LANE * lanes.size();
      lanes.add(new Drawing.Lane("Overrides", "", y, bars(overrides, y, "ov")));
    }
  }

  /** Several may be on call at once, so each person has a lane. */
  private void people(List<Drawing.Lane> lanes) {
    for (UserId user : rendering.users()) {
      if (lanes.size() < MOST_LANES) {
        int y = FIRST_LANE + LANE * lanes.size();
        List<Shift> theirs =
            rendering.shifts().stream().filter(shift -> shift.user().equals(user)).toList();
        String name = Person.of(user, visit.directory()).name();
        lanes.add(new Drawing.Lane(cut(name, 15), "", y, bars(theirs, y, "b")));
      }
    }
  }

  private List<Drawing.Bar> finalBars(int y, boolean alone) {
    List<Drawing.Bar> bars = new ArrayList<>();
    if (rota instanceof Schedule || alone) {
      rendering.shifts().forEach(shift -> bars.add(wide(shift, y, style(shift))));
    }
    for (Gap gap : rendering.gaps()) {
      double x = x(gap.start());
      bars.add(bar(x, x(gap.end()) - x, y, new Look("gap", gapTitle(gap), "", BAR)));
    }
    return bars;
  }

  private String style(Shift shift) {
    boolean taken =
        overrides.stream()
            .anyMatch(over ->
                over.user().equals(shift.user())
                    && over.start().isBefore(shift.end())
                    && shift.start().isBefore(over.end()));
    return taken ? "ov" : "b";
  }

  private static String gapTitle(Gap gap) {
    return "Nobody, " + Times.countdown(Duration.between(gap.start(), gap.end()));
  }

  private List<Drawing.Bar> bars(List<Shift> shifts, int y, String style) {
    return shifts.stream().map(shift -> wide(shift, y, style)).toList();
  }

  private Drawing.Bar wide(Shift shift, int y, String style) {
    double x = x(shift.start());
    return bar(x, x(shift.end()) - x, y, look(shift, style, BAR));
  }

  private record Look(String css, String title, String name, int height) {}

  private Look look(Shift shift, String style, int height) {
    String name = Person.of(shift.user(), visit.directory()).name();
    String length = Times.countdown(Duration.between(shift.start(), shift.end()));
    int color = 1 + Math.max(0, people.indexOf(shift.user())) % 6;
    return new Look("p" + color + " " + style, name + ", " + length, name, height);
  }

  private static Drawing.Bar bar(double x, double width, int y, Look look) {
    String first = look.name().split(" ", 2)[0];
    int room = (int) ((width - 8) / 7);
    String text = first.length() <= room ? first : room < 2 ? "" : cut(first, room);
    return new Drawing.Bar(
        number(x), number(width), y, look.height(), look.css(), look.title(), text);
  }

  private static String cut(String text, int length) {
    int letters = Math.min(length, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, letters));
  }

  private double x(Instant at) {
    return LABEL + (WIDE - LABEL) * share(window, at);
  }

  /** How much of the window lies before that instant, 0 to 1. */
  private static double share(Window window, Instant at) {
    double whole = Duration.between(window.since(), window.until()).toMillis();
    double before = Duration.between(window.since(), at).toMillis();
    return Math.clamp(before / whole, 0, 1);
  }

  private Drawing.Day day(int number) {
    double x = x(midnight(number));
    return new Drawing.Day(
        DAY.format(first.plusDays(number)), number(x), number(x + 4), isToday(number));
  }

  private boolean isToday(int number) {
    return includes(new Window(midnight(number), midnight(number + 1)), visit.now());
  }

  private Drawing.Row row(int number) {
    Window day = new Window(midnight(number), midnight(number + 1));
    int y = 22 + ROW * number;
    Rendering shown = ScheduleRenderer.finalSchedule(rota, day, Edges.CUT);
    List<UserId> users = List.copyOf(shown.users());
    int together = rota instanceof Schedule ? 1 : Math.max(1, Math.min(3, users.size()));
    int height = ROW_BAR / together;
    List<Drawing.Bar> bars = new ArrayList<>();
    for (Shift shift : shown.shifts()) {
      int lane = together == 1 ? 0 : users.indexOf(shift.user());
      if (lane < together) {
        Look look = look(shift, style(shift), height);
        bars.add(narrow(day, shift.start(), shift.end(), y + lane * height, look));
      }
    }
    for (Gap gap : shown.gaps()) {
      Look look = new Look("gap", gapTitle(gap), "", ROW_BAR);
      bars.add(narrow(day, gap.start(), gap.end(), y, look));
    }
    boolean today = isToday(number);
    @Nullable String now = today ? number(rowX(day, visit.now())) : null;
    return new Drawing.Row(DAY.format(first.plusDays(number)), y, today, bars, now);
  }

  private static Drawing.Bar narrow(Window day, Instant start, Instant end, int y, Look look) {
    double x = rowX(day, start);
    return bar(x, rowX(day, end) - x, y, look);
  }

  private static double rowX(Window day, Instant at) {
    return ROW_LABEL + (NARROW - 4 - ROW_LABEL) * share(day, at);
  }

  private static boolean includes(Window window, Instant at) {
    return !at.isBefore(window.since()) && at.isBefore(window.until());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
