package tocsin.web.page.frame;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;

/** Times as a browser's date fields have them: in the reader's zone, without naming it. */
public final class LocalTimes {
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

  private LocalTimes() {}

  /** What stands in the field. */
  public static String field(Instant at, Visit visit) {
    return field(at, visit.times().zone());
  }

  /** What stands in a field whose times are on that zone's clocks. */
  public static String field(Instant at, ZoneId zone) {
    return FIELD.format(LocalDateTime.ofInstant(at, zone));
  }

  /** What the REST API reads: that time in UTC, or what was typed when it is none. */
  public static String said(String typed, ZoneId zone) {
    try {
      return LocalDateTime.parse(typed).atZone(zone).toInstant().toString();
    } catch (DateTimeException e) {
      return typed;
    }
  }

  /** The time in a posted field; empty when it was left empty, a problem when it is none. */
  public static Optional<Instant> posted(String name, Visit visit) {
    try {
      return visit
          .posted(name)
          .map(text -> LocalDateTime.parse(text).atZone(visit.times().zone()).toInstant());
    } catch (DateTimeException e) {
      throw new ProblemException(
          Problems.INVALID_INPUT.because("Write times like 2026-12-24T18:00."));
    }
  }
}
