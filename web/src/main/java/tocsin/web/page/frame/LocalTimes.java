package tocsin.web.page.frame;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
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
    return FIELD.format(LocalDateTime.ofInstant(at, visit.times().zone()));
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
