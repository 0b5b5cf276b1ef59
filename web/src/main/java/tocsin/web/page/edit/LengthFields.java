package tocsin.web.page.edit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.web.page.frame.Visit;
import tools.jackson.databind.node.ObjectNode;

/**
 * A length of time in a form: a number in one field, and its unit in another whose name ends in
 * {@code -unit}.
 *
 * @param units those to choose from, one of them chosen
 */
public record LengthFields(String number, List<Option> units) {
  private enum Unit {
    SECONDS(1),
    MINUTES(60),
    HOURS(3_600),
    DAYS(86_400),
    WEEKS(604_800);

    private final long seconds;

    Unit(long seconds) {
      this.seconds = seconds;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Unit> of(String word) {
      return Stream.of(values()).filter(unit -> unit.word().equals(word)).findFirst();
    }
  }

  /** That length in the largest unit in which it is a whole number; parts of seconds are cut. */
  public static LengthFields of(Duration length) {
    Unit largest = Unit.SECONDS;
    for (Unit unit : Unit.values()) {
      largest = length.toSeconds() % unit.seconds == 0 ? unit : largest;
    }
    return new LengthFields(Long.toString(length.toSeconds() / largest.seconds), units(largest));
  }

  /** What was typed into the fields of that name. */
  static LengthFields posted(String name, Visit visit) {
    return new LengthFields(visit.posted(name).orElse(""), units(unit(name, visit)));
  }

  /** Puts what was typed there as seconds; what is no number as it is, to be found fault with. */
  static void say(String name, Visit visit, ObjectNode into, String field) {
    String number = visit.posted(name).orElse("");
    if (number.matches("\\d{1,9}")) {
      into.put(field, Long.parseLong(number) * unit(name, visit).seconds);
    } else {
      into.put(field, number);
    }
  }

  private static Unit unit(String name, Visit visit) {
    return visit.posted(name + "-unit").flatMap(Unit::of).orElse(Unit.SECONDS);
  }

  private static List<Option> units(Unit chosen) {
    return Stream.of(Unit.values())
        .map(unit -> new Option(unit.word(), unit.word(), unit == chosen))
        .toList();
  }
}
