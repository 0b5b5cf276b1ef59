package tocsin.core.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;

/**
 * What would follow.
 *
 * @param pages earliest first. A page that is due at the very instant at which it is called off is
 *     not among them; in life it may just have left
 * @param facts what the incident's timeline would say, oldest first
 * @param incident as it would be at the end; null when there would be none
 */
public record Forecast(
    List<ForetoldPage> pages, List<Fact> facts, @Nullable Incident incident, Ending ending) {
  public Forecast {
    pages = List.copyOf(pages);
    facts = List.copyOf(facts);
  }

  static Forecast nothing(Ending why) {
    return new Forecast(List.of(), List.of(), null, why);
  }
}
