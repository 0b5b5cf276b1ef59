package tocsin.web.rest.shape;

import java.time.Duration;
import java.util.Locale;
import tocsin.core.account.ContactAddress;
import tocsin.core.forecast.Forecast;
import tocsin.core.forecast.ForetoldPage;
import tocsin.core.forecast.Question;
import tocsin.core.incident.Fact;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what would follow from an event. */
public final class ForecastShape {
  private ForecastShape() {}

  /** Seconds count from the instant asked about. */
  public static ObjectNode of(Shaping shaping, Question question, Forecast forecast) {
    ObjectNode shape = Json.object();
    shape.put("type", "simulation");
    shape.put("at", shaping.time(question.at()));
    shape.put("until", shaping.time(question.until()));
    shape.set("service", Ref.service(shaping, question.service()));
    shape.put("ending", forecast.ending().name().toLowerCase(Locale.ROOT));
    ArrayNode pages = shape.putArray("pages");
    forecast.pages().forEach(page -> pages.add(page(shaping, question, page)));
    ArrayNode timeline = shape.putArray("timeline");
    for (Fact fact : forecast.facts()) {
      timeline
          .addObject()
          .put("at", shaping.time(fact.at()))
          .put("summary", EntryWords.of(shaping, fact));
    }
    return shape;
  }

  private static ObjectNode page(Shaping shaping, Question question, ForetoldPage page) {
    ObjectNode shape = Json.object();
    shape.put("second", Duration.between(question.at(), page.at()).toSeconds());
    shape.put("at", shaping.time(page.at()));
    shape.set("user", Ref.user(shaping, page.user()));
    shape.put("type", Words.of(page.contactMethod().kind()) + "_notification");
    shape.put(
        "address",
        ContactAddress.shown(page.contactMethod().kind(), page.contactMethod().address()));
    shape.put("urgency", Words.of(page.urgency()));
    shape.put("reason", page.reason().name().toLowerCase(Locale.ROOT));
    shape.put("level", page.level());
    shape.put("repeat", page.repeat());
    return shape;
  }
}
