package tocsin.web.rest;

import java.util.List;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Service;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.runtime.engine.Wish;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;

/**
 * Deletes a service: it is disabled first, so that nothing new comes, then its open incidents are
 * resolved in steps, then it goes. A deletion that was broken off leaves it disabled and can be
 * asked for again.
 */
final class ServiceDeletion {
  /** 5,000 incidents in a request; who has more asks again. */
  private static final int MOST_STEPS = 20;

  private final App app;
  private final WishDesk desk;
  private final Actor actor;

  ServiceDeletion(App app, WishDesk desk, Actor actor) {
    this.app = app;
    this.desk = desk;
    this.actor = actor;
  }

  void of(Service service) throws InterruptedException {
    disable(service.id());
    // The engine answers in order: when it has answered this, every step that still saw the service
    // enabled is written.
    List<Incident> _ = desk.submit(List.of());
    if (!resolve(service.id())) {
      throw new ProblemException(
          Problems.BUSY.because(
              "The service is disabled, and not all of its incidents are resolved yet. Delete it"
                  + " again to go on."));
    }
    app.directory()
        .change(current -> List.of(new DirectoryChange.Remove(Service.class, service.key())));
  }

  private void disable(ServiceId id) {
    app.directory()
        .change(current ->
            current.service(id).stream()
                .map(service -> service.withDisabled(true))
                .<DirectoryChange>map(DirectoryChange.Put::new)
                .toList());
  }

  /** Whether none is open any more. */
  private boolean resolve(ServiceId service) throws InterruptedException {
    for (int step = 0; step < MOST_STEPS; step++) {
      List<Incident> open = OpenIncidents.of(app, service);
      if (open.isEmpty()) {
        return true;
      }
      resolve(open);
    }
    return OpenIncidents.of(app, service).isEmpty();
  }

  private void resolve(List<Incident> open) throws InterruptedException {
    try {
      List<Incident> _ =
          desk.submit(
              open.stream()
                  .map(i -> new Wish(i.id(), new IncidentAction.Resolve(), actor))
                  .toList());
    } catch (ProblemException e) {
      if (e.problem().status() != 400) {
        throw e;
      }
      // Somebody else has just resolved one of them: the next step looks again.
    }
  }
}
