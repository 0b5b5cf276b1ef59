package tocsin.web.page.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.schedule.Rendering;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** A shift in a table of them, or a gap when the person is null. */
public record ShiftLine(@Nullable Person person, Moment start, Moment end, String length) {
  private static final int MOST = 60;

  private record Entry(@Nullable Person person, Instant start, Instant end) {
    ShiftLine line(Times times) {
      String length = Times.countdown(Duration.between(start, end));
      return new ShiftLine(person, times.minute(start), times.minute(end), length);
    }
  }

  /** The first sixty shifts and gaps, in order. */
  static List<ShiftLine> of(Rendering rendering, Visit visit) {
    return Stream.concat(
            rendering.shifts().stream()
                .map(s -> new Entry(Person.of(s.user(), visit.directory()), s.start(), s.end())),
            rendering.gaps().stream().map(gap -> new Entry(null, gap.start(), gap.end())))
        .sorted(Comparator.comparing(Entry::start))
        .limit(MOST)
        .map(entry -> entry.line(visit.times()))
        .toList();
  }
}
