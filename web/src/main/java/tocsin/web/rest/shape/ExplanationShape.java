package tocsin.web.rest.shape;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.escalation.OnDuty;
import tocsin.core.explain.Explanation;
import tocsin.core.explain.Step;
import tocsin.core.id.UserId;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.ledger.LedgerEntry;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down who was paged for an incident and who was not, and why. */
public final class ExplanationShape {
  private ExplanationShape() {}

  /**
   * The whole explanation, or what concerns one person.
   *
   * @param only null is everybody
   */
  public static ObjectNode of(
      Shaping shaping, Incident incident, Explanation explanation, @Nullable UserId only) {
    ObjectNode shape = Json.object();
    shape.put("type", "explanation");
    shape.set("incident", Ref.incident(shaping, incident));
    shape.set("service", Ref.service(shaping, incident.subject().service()));
    ArrayNode steps = shape.putArray("steps");
    for (Step step : explanation.steps()) {
      if (only == null || concerns(step, only)) {
        steps.add(step(shaping, step, only));
      }
    }
    WhyWords words = new WhyWords(shaping, shaping::time);
    ArrayNode people = shape.putArray("people");
    explanation.people().stream()
        .filter(verdict -> only == null || verdict.user().equals(only))
        .forEach(verdict ->
            people
                .addObject()
                .put("reason", WhyWords.word(verdict))
                .put("summary", words.of(verdict))
                .set("user", Ref.user(shaping, verdict.user())));
    return shape;
  }

  private static boolean concerns(Step step, UserId user) {
    return step.fact().what() instanceof IncidentFact.Triggered
        || step.asked().stream().anyMatch(asked -> asked.who().user().equals(user))
        || step.calledOff().stream().anyMatch(who -> who.user().equals(user));
  }

  private static ObjectNode step(Shaping shaping, Step step, @Nullable UserId only) {
    ObjectNode shape = Json.object();
    shape.put("at", shaping.time(step.fact().at()));
    shape.put("log_entry_id", step.fact().id().value());
    shape.put("summary", EntryWords.of(shaping, step.fact()));
    switch (step.fact().what()) {
      case IncidentFact.Triggered triggered -> {
        shape.put("urgency", triggered.urgency().name().toLowerCase(Locale.ROOT));
        shape.set("escalation_policy", Ref.policy(shaping, triggered.policy().id()));
      }
      case IncidentFact.AlertTriggered alert -> {
        shape.put("alert_key", alert.key().dedupKey());
        shape.put(
            "severity",
            alert.severity() == null ? null : alert.severity().name().toLowerCase(Locale.ROOT));
      }
      case IncidentFact.Assigned assigned -> {
        shape.put("level", assigned.level());
        because(shaping, shape.putArray("on_call"), assigned.duties());
      }
      default -> {}
    }
    asked(shaping, shape.putArray("asked"), step, only);
    ArrayNode calledOff = shape.putArray("called_off");
    step.calledOff().stream()
        .filter(who -> only == null || who.user().equals(only))
        .forEach(who -> calledOff.add(Ref.user(shaping, who.user())));
    return shape;
  }

  private static void because(Shaping shaping, ArrayNode list, List<OnDuty> duties) {
    for (OnDuty onDuty : duties) {
      ObjectNode duty = list.addObject();
      duty.set("user", Ref.user(shaping, onDuty.duty().user()));
      duty.set("schedule", Ref.schedule(shaping, onDuty.schedule()));
      duty.put("by", onDuty.duty().kind().name().toLowerCase(Locale.ROOT));
      duty.put("by_id", onDuty.duty().part());
    }
  }

  private static void asked(Shaping shaping, ArrayNode list, Step step, @Nullable UserId only) {
    for (Step.Asked asked : step.asked()) {
      if (only == null || asked.who().user().equals(only)) {
        ObjectNode shape = list.addObject();
        shape.set("user", Ref.user(shaping, asked.who().user()));
        shape.put("for", asked.who().cause().name().toLowerCase(Locale.ROOT));
        ArrayNode pages = shape.putArray("notifications");
        for (LedgerEntry page : asked.pages()) {
          pages.add(NotificationShape.of(shaping, page));
        }
      }
    }
  }
}
