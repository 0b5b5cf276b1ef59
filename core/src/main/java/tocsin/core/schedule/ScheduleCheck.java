package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what is wrong with a schedule before it is kept. */
public final class ScheduleCheck {
  public static final int MAX_LAYERS = 100;
  public static final int MAX_USERS = 1_000;
  public static final int MAX_RESTRICTIONS = 100;
  public static final Duration MIN_TURN = Duration.ofMinutes(1);

  /** Ten years, leap days included. */
  public static final Duration MAX_TURN = Duration.ofDays(3653);

  private static final Duration MAX_DAILY = Duration.ofDays(1);
  private static final Duration MAX_WEEKLY = Duration.ofDays(7);

  private final List<String> problems = new ArrayList<>();

  private ScheduleCheck() {}

  /** One sentence for each problem, in the order of the schedule; empty when it may be kept. */
  public static List<String> problems(Schedule schedule) {
    ScheduleCheck check = new ScheduleCheck();
    int layers = schedule.layers().size();
    if (layers > MAX_LAYERS) {
      // Layers beyond the limit are not looked at: the answer stays short whatever comes in.
      check.add("A schedule has at most %,d layers; this one has %,d.", MAX_LAYERS, layers);
    }
    for (int i = 0; i < Math.min(layers, MAX_LAYERS); i++) {
      check.layer("layer " + (i + 1), schedule.layers().get(i));
    }
    schedule.overrides().forEach(check::override);
    return List.copyOf(check.problems);
  }

  private void layer(String name, Layer layer) {
    turns(name, layer);
    date("The start of " + name, layer.start());
    date("The rotation virtual start of " + name, layer.rotationVirtualStart());
    if (layer.end() != null) {
      date("The end of " + name, layer.end());
      if (layer.end().isBefore(layer.start())) {
        add("%s must not end before it starts.", name);
      }
    }
    int restrictions = layer.restrictions().size();
    if (restrictions > MAX_RESTRICTIONS) {
      add(
          "%s may have at most %,d restrictions; it has %,d.",
          name, MAX_RESTRICTIONS, restrictions);
    } else {
      layer.restrictions().stream().distinct().forEach(each -> restriction(name, each));
    }
  }

  private void turns(String name, Layer layer) {
    int users = layer.users().size();
    if (users == 0) {
      add("%s needs at least one user.", name);
    }
    if (users > MAX_USERS) {
      add("%s may have at most %,d users; it has %,d.", name, MAX_USERS, users);
    }
    Duration turn = layer.turnLength();
    if (turn.compareTo(MIN_TURN) < 0 || turn.compareTo(MAX_TURN) > 0) {
      add("The turns of %s must last from one minute to ten years.", name);
    }
  }

  private void restriction(String name, Restriction restriction) {
    Duration length = restriction.duration();
    switch (restriction) {
      case Restriction.Daily daily when !fits(length, MAX_DAILY) ->
          add("A daily restriction of %s must last up to 24 hours, and not nothing.", name);
      case Restriction.Weekly weekly when !fits(length, MAX_WEEKLY) ->
          add("A weekly restriction of %s must last up to 7 days, and not nothing.", name);
      case Restriction.Daily daily -> {}
      case Restriction.Weekly weekly -> {}
    }
  }

  private static boolean fits(Duration length, Duration limit) {
    return length.isPositive() && length.compareTo(limit) <= 0;
  }

  private void override(ScheduleOverride override) {
    String name = "override " + override.id();
    date("The start of " + name, override.start());
    date("The end of " + name, override.end());
  }

  private void date(String name, Instant date) {
    ScheduleDates.problem(name, date).ifPresent(sentence -> add("%s", sentence));
  }

  private void add(String sentence, Object... values) {
    String text = String.format(Locale.ROOT, sentence, values);
    problems.add(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
  }
}
