package tocsin.web.rest;

import java.util.List;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.schedule.Rota;
import tocsin.web.App;
import tocsin.web.rest.shape.ScheduleShape;

/** Deletes schedules. None goes that decides who is asked, now or for an incident that is open. */
final class ScheduleRemoval {
  private final App app;

  ScheduleRemoval(App app) {
    this.app = app;
  }

  void of(Rota rota) {
    checkUnused(app.directory().current(), rota);
    if (OpenIncidents.any(
        app, incident -> ScheduleShape.uses(incident.escalation().policy(), rota))) {
      throw Call.wrong(
          "Schedule can't be deleted if it's being used by an escalation policy snapshot with open"
              + " incidents");
    }
    var _ =
        app.directory()
            .change(current -> {
              checkUnused(current, rota);
              return List.of(
                  new DirectoryChange.Remove(ScheduleEntry.of(rota).getClass(), rota.id().value()));
            });
  }

  private static void checkUnused(Directory directory, Rota rota) {
    if (directory.all(EscalationPolicy.class).stream()
        .anyMatch(policy -> ScheduleShape.uses(policy, rota))) {
      throw Call.wrong("Schedule can't be deleted if it's being used by escalation policies");
    }
  }
}
