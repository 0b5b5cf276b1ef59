package tocsin.web.page.account;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.core.id.IdSource;
import tocsin.runtime.intake.Acceptance;
import tocsin.runtime.intake.Intake;
import tocsin.web.App;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Visit;

/** Sends an event through the front door, as a monitoring tool would, to see whether it rings. */
public final class TestEvent {
  private static final long PATIENCE_SECONDS = 10;

  private final Intake intake;
  private final IdSource ids;

  public TestEvent(App app) {
    this.intake = app.intake();
    this.ids = app.ids();
  }

  /**
   * Sends one by the service's first integration that takes events; returns a word for {@link
   * #notice}.
   */
  public String send(Service service, Visit visit) {
    Optional<Integration> first =
        service.integrations().stream().filter(each -> !each.isHeartbeat()).findFirst();
    if (first.isEmpty()) {
      return "nodoor";
    }
    Integration door = first.get();
    try {
      return word(
          intake.accept(event(door, service, visit)).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return "unavailable";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unavailable";
    }
  }

  private Event event(Integration door, Service service, Visit visit) {
    String dedupKey = "test-" + ids.next();
    String summary = "Test of " + service.name() + ", sent by " + visit.user().name();
    String body = Snippets.testBody(summary.replaceAll("[\\\\\"\\p{Cntrl}]", " "), dedupKey);
    return new Event(
        visit.now(),
        door.routingKey(),
        EventAction.TRIGGER,
        dedupKey,
        summary,
        "Tocsin",
        Severity.CRITICAL,
        body);
  }

  private static String word(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Accepted accepted -> "accepted";
      case Acceptance.UnknownKey unknown -> "nodoor";
      case Acceptance.TooMany tooMany -> "toomany";
      case Acceptance.Unavailable unavailable -> "unavailable";
    };
  }

  /** What the page says after it. */
  public static Notice notice(String word) {
    return switch (word) {
      case "accepted" ->
          Notice.done("The test event was accepted.", "Whoever is on call is paged now.");
      case "nodoor" ->
          Notice.wrong("There is no integration that takes events.", "Nothing was sent.");
      case "toomany" -> Notice.wrong("Too many events wait.", "Send it again in a moment.");
      default -> Notice.wrong("The event could not be stored.", "Send it again in a moment.");
    };
  }
}
