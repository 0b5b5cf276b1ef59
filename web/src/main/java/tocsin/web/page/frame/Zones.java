package tocsin.web.page.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The time zones that forms offer. */
public final class Zones {
  private static final Pattern CITY =
      Pattern.compile(
          "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

  private Zones() {}

  /** One zone, with the time that its clocks show. */
  public record Choice(String id, String label, boolean chosen) {}

  /** All of them by name; that one is chosen, whether it is a usual one or not. */
  public static List<Choice> choices(ZoneId chosen, Instant now) {
    Set<String> ids = new TreeSet<>();
    ids.add(named(chosen));
    ZoneId.getAvailableZoneIds().stream()
        .filter(id -> CITY.matcher(id).matches())
        .forEach(ids::add);
    List<Choice> choices = new ArrayList<>();
    choices.add(choice("UTC", chosen, now));
    ids.stream()
        .filter(id -> !id.equals("UTC"))
        .map(id -> choice(id, chosen, now))
        .forEach(choices::add);
    return choices;
  }

  /** UTC has several names; forms and clocks use one. */
  static String named(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static Choice choice(String id, ZoneId chosen, Instant now) {
    Times times = new Times(ZoneId.of(id), now);
    String clock = times.minute(now).clock();
    return new Choice(id, id.replace('_', ' ') + ", " + clock + " now", id.equals(named(chosen)));
  }
}
