package tocsin.web.page.edit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Schedule;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.page.frame.LocalTimes;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what a schedule's form has typed in it as the REST API reads it. */
final class ScheduleWish {
  /** The form's last field: without it some of the form didn't arrive, and would be lost. */
  static final String WHOLE = "whole";

  private final Visit visit;
  private final @Nullable Schedule before;
  private final TargetNames names;
  private final ZoneId zone;

  ScheduleWish(Visit visit, @Nullable Schedule before) {
    this.visit = visit;
    this.before = before;
    this.names = new TargetNames(visit.directory());
    this.zone = zone(visit, before);
  }

  /** On which clocks the form's times are: those of the zone that is chosen, if it is one. */
  static ZoneId zone(Visit visit, @Nullable Schedule before) {
    ZoneId present = before == null ? visit.times().zone() : before.zone();
    return visit
        .posted("zone")
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of)
        .orElse(present);
  }

  /** The schedule; a problem when somebody isn't there, or the form isn't whole. */
  ObjectNode said() {
    if (visit.posted(WHOLE).isEmpty()) {
      throw wrong("The form is too large to be sent; use the REST API");
    }
    ObjectNode schedule = Json.object();
    schedule.put("name", visit.posted("name").orElse(""));
    schedule.put("description", visit.posted("description").orElse(""));
    schedule.put("time_zone", visit.posted("zone").orElse(""));
    TeamsField.say(before == null ? List.of() : before.teams(), visit, schedule);
    ArrayNode layers = schedule.putArray("schedule_layers");
    for (LayerFields layer : LayerFields.posted(visit)) {
      if (!layer.isEmpty() && !layer.out()) {
        layers.add(said(layer));
      }
    }
    return schedule;
  }

  private ObjectNode said(LayerFields typed) {
    ObjectNode layer = Json.object();
    Optional<Layer> old =
        before == null
            ? Optional.empty()
            : before.layers().stream().filter(l -> l.id().value().equals(typed.id())).findFirst();
    old.ifPresent(known -> layer.put("id", known.id().value()));
    if (!typed.name().isEmpty()) {
      layer.put("name", typed.name());
    }
    time("start", typed.start(), old.map(Layer::start), layer);
    time("rotation_virtual_start", typed.virtual(), old.map(Layer::rotationVirtualStart), layer);
    time("end", typed.end(), old.map(Layer::end), layer);
    LengthFields.say("turn-" + typed.number(), visit, layer, "rotation_turn_length_seconds");
    ArrayNode users = layer.putArray("users");
    typed.people().forEach(text -> users.addObject().set("user", person(text)));
    ArrayNode restrictions = layer.putArray("restrictions");
    typed.hours().forEach(row -> row.say(restrictions));
    return layer;
  }

  /** What stands as it stood is said exactly as it was, so that seconds set by REST stay. */
  private void time(String field, String typed, Optional<Instant> old, ObjectNode layer) {
    if (typed.isEmpty()) {
      return;
    }
    boolean stands =
        before != null
            && zone.equals(before.zone())
            && old.filter(at -> LocalTimes.field(at, zone).equals(typed)).isPresent();
    layer.put(field, stands ? old.orElseThrow().toString() : LocalTimes.said(typed, zone));
  }

  private ObjectNode person(String text) {
    User user = names.person(text).orElseThrow(() -> wrong("Nobody is called “" + text + "”"));
    return Json.object().put("id", user.key()).put("type", "user_reference");
  }

  private static ProblemException wrong(String sentence) {
    return new ProblemException(Problems.INVALID_INPUT.because(sentence));
  }
}
