package tocsin.web.page.edit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.ScheduleCheck;
import tocsin.web.page.frame.LocalTimes;
import tocsin.web.page.frame.Visit;

/**
 * A layer of a schedule as a form has it. Times are on the clocks of the schedule's zone.
 *
 * @param number its place in the form, from 1; the names of its fields end in it
 * @param id empty for a new one
 * @param start when it begins to count; empty for at once
 * @param virtual when the first one's turn begins, from which all turns are counted
 * @param end empty while it has none
 * @param people what is typed for each turn, with empty places at the end
 * @param hours with an empty row at the end
 * @param out whether it is to end now
 */
public record LayerFields(
    int number,
    String id,
    String name,
    String start,
    String virtual,
    String end,
    LengthFields turn,
    List<String> people,
    List<HoursFields> hours,
    boolean out) {
  private static final int SPARE = 2;
  private static final LocalTime USUAL_HAND_OFF = LocalTime.of(9, 0);

  static LayerFields of(Layer layer, ZoneId zone, TargetNames names) {
    return new LayerFields(
        0,
        layer.id().value(),
        layer.name(),
        LocalTimes.field(layer.start(), zone),
        LocalTimes.field(layer.rotationVirtualStart(), zone),
        field(layer.end(), zone),
        LengthFields.of(layer.turnLength()),
        layer.users().stream().map(names::name).toList(),
        layer.restrictions().stream().map(HoursFields::of).toList(),
        false);
  }

  private static String field(@Nullable Instant at, ZoneId zone) {
    return at == null ? "" : LocalTimes.field(at, zone);
  }

  /** A new one: weekly turns that are handed over on Mondays, and began on the latest. */
  static LayerFields fresh(ZoneId zone, Instant now) {
    Instant monday =
        LocalDate.ofInstant(now, zone)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .atTime(USUAL_HAND_OFF)
            .atZone(zone)
            .toInstant();
    String virtual = LocalTimes.field(monday, zone);
    LengthFields week = LengthFields.of(Duration.ofDays(7));
    return new LayerFields(0, "", "", "", virtual, "", week, List.of(), List.of(), false);
  }

  /** The layers as they were sent, without what is empty in them. */
  static List<LayerFields> posted(Visit visit) {
    List<LayerFields> layers = new ArrayList<>();
    for (int n = 1;
        n <= ScheduleCheck.MAX_LAYERS && visit.form().first("layer-" + n).isPresent();
        n++) {
      layers.add(
          new LayerFields(
              n,
              visit.posted("layer-" + n).orElse(""),
              visit.posted("name-" + n).orElse(""),
              visit.posted("start-" + n).orElse(""),
              visit.posted("virtual-" + n).orElse(""),
              visit.posted("end-" + n).orElse(""),
              LengthFields.posted("turn-" + n, visit),
              people(n, visit),
              HoursFields.posted(n, visit).stream().filter(row -> !row.isEmpty()).toList(),
              visit.posted("out-" + n).isPresent()));
    }
    return layers;
  }

  private static List<String> people(int layer, Visit visit) {
    return visit.form().all("who-" + layer).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Whether it is a new one that says nothing. */
  boolean isEmpty() {
    return id.isEmpty() && people.isEmpty();
  }

  /** This one in that place, with room to type more. */
  LayerFields shown(int place) {
    List<HoursFields> rows =
        hours.size() < ScheduleCheck.MAX_RESTRICTIONS
            ? Stream.concat(hours.stream(), Stream.of(HoursFields.NONE)).toList()
            : hours;
    List<String> places = new ArrayList<>(people);
    for (int i = 0; i < SPARE && places.size() < ScheduleCheck.MAX_USERS; i++) {
      places.add("");
    }
    return new LayerFields(place, id, name, start, virtual, end, turn, places, rows, out);
  }

  /** This one with somebody and the one before them in each other's places, counted from 1. */
  LayerFields raising(int person) {
    return new LayerFields(
        number, id, name, start, virtual, end, turn, raised(people, person), hours, out);
  }

  /** The list with the one in that place, counted from 1, before the one that is before it. */
  static <T> List<T> raised(List<T> list, int place) {
    List<T> other = new ArrayList<>(list);
    if (place > 1 && place <= list.size()) {
      other.add(place - 2, other.remove(place - 1));
    }
    return other;
  }
}
