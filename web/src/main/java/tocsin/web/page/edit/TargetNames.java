package tocsin.web.page.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people type to say who is asked: "Schedule Core primary", or "David (david@example.org)",
 * since two people may have one name. Lists of ten thousand can't be chosen from, but typed into.
 */
record TargetNames(Directory directory) {
  private static final String SCHEDULE = "Schedule ";

  /** All that can be typed, schedules first. */
  List<String> all() {
    return Stream.concat(
            directory.rotas().stream().map(TargetNames::name).sorted(),
            directory.all(User.class).stream().map(TargetNames::name).sorted())
        .toList();
  }

  /** All the people that can be typed. */
  List<String> people() {
    return directory.all(User.class).stream().map(TargetNames::name).sorted().toList();
  }

  /** What stands for that person; their id when they are gone. */
  String name(UserId user) {
    return directory.user(user).map(TargetNames::name).orElse(user.value());
  }

  /** Who is called so, or has that address; empty when nobody does. */
  Optional<User> person(String text) {
    return directory.all(User.class).stream()
        .filter(each -> name(each).equalsIgnoreCase(text) || each.email().equalsIgnoreCase(text))
        .findFirst();
  }

  private static String name(Rota rota) {
    return SCHEDULE + rota.name();
  }

  private static String name(User user) {
    return user.name() + " (" + user.email() + ")";
  }

  /** What stands for that target; its id when it is gone. */
  String name(EscalationTarget target) {
    return switch (target) {
      case EscalationTarget.OfUser(var id) -> name(id);
      case EscalationTarget.OfSchedule(var id) ->
          directory.rota(id).map(TargetNames::name).orElse(SCHEDULE + id);
    };
  }

  /** The reference that the REST API reads; a problem when nothing is called so. */
  ObjectNode reference(String text) {
    Optional<Rota> rota =
        directory.rotas().stream().filter(each -> name(each).equalsIgnoreCase(text)).findFirst();
    return rota.map(TargetNames::reference)
        .or(() -> person(text).map(each -> reference("user_reference", each.key())))
        .orElseThrow(() ->
            new ProblemException(
                Problems.INVALID_INPUT.because(
                    "Nobody, and no schedule, is called “" + text + "”")));
  }

  private static ObjectNode reference(Rota rota) {
    return switch (rota) {
      case Schedule schedule -> reference("schedule_reference", schedule.id().value());
      case ShiftBasedSchedule schedule -> reference("schedule_v3_reference", schedule.id().value());
    };
  }

  private static ObjectNode reference(String type, String id) {
    return Json.object().put("id", id).put("type", type);
  }
}
