package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tocsin.core.account.Directory.IntegrationOfService;
import tocsin.core.escalation.Rings;
import tocsin.core.event.Severity;
import tocsin.core.forecast.Forecast;
import tocsin.core.forecast.Forecaster;
import tocsin.core.forecast.Question;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.ServiceId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ForecastShape;

/**
 * {@code /simulations}: who would be paged, when and how, if this event came then and nobody
 * answered. Nothing is stored and nobody is paged.
 */
final class SimulationsApi {
  private static final int TEXT = 1_024;
  private static final int KEY = 32;
  private static final Duration USUAL_SPAN = Duration.ofHours(12);

  private final App app;

  SimulationsApi(App app) {
    this.app = app;
  }

  Reply simulate(Call call) {
    Input input = call.body("simulation");
    Question question = question(call, input);
    input.check();
    Map<EscalationRuleId, Integer> turns = app.stores().incidents().turns();
    Rings rings =
        rule -> {
          Integer last = turns.get(rule);
          return last == null ? OptionalInt.empty() : OptionalInt.of(last);
        };
    Forecast forecast = Forecaster.of(call.directory(), rings, question);
    return Json.reply(
        200, "simulation", ForecastShape.of(call.shaping(ZoneOffset.UTC), question, forecast));
  }

  /** An event as a monitoring tool sends it, or a service and what it would say. */
  private static Question question(Call call, Input input) {
    Optional<Input> event = input.object("event");
    Optional<Input> payload = event.flatMap(e -> e.object("payload"));
    Optional<ServiceId> service =
        event
            .flatMap(e -> e.text("routing_key", KEY))
            .flatMap(call.directory()::integration)
            .map(IntegrationOfService::service)
            .map(found -> found.id())
            .or(() -> input.reference("service", ServiceId::new))
            .filter(id -> call.directory().service(id).isPresent());
    if (service.isEmpty()) {
      input.wrong(
          "Service not found: give service, or event.routing_key of one of its integrations");
    }
    Instant at = input.time("at").orElse(call.now());
    long minutes =
        input
            .number("span_in_minutes", 1, Question.LONGEST.toMinutes())
            .orElse(USUAL_SPAN.toMinutes());
    return new Question(
        service.orElse(new ServiceId("unknown")),
        payload.flatMap(p -> p.text("summary", TEXT)).orElse("a simulated event"),
        payload.flatMap(p -> p.text("source", TEXT)).orElse("simulation"),
        payload.flatMap(p -> p.word("severity", Severity.class)).orElse(null),
        at,
        Duration.ofMinutes(minutes));
  }
}
