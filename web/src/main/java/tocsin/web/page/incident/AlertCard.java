package tocsin.web.page.incident;

import java.util.List;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Moment;

/**
 * An alert as the incident's page shows it.
 *
 * @param times how often it came, for example "×214"; empty when once
 * @param facts names and values, in order
 * @param links what the sender gave us to click
 * @param body the event as received; empty when it isn't at hand
 */
public record AlertCard(
    Badge badge,
    String summary,
    String times,
    Moment first,
    Moment latest,
    List<Fact> facts,
    List<Link> links,
    String body) {
  /** One named value. */
  public record Fact(String name, String value) {}

  /** A web address with a name. */
  public record Link(String href, String text) {}
}
