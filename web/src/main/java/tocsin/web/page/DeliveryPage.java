package tocsin.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Team;
import tocsin.core.account.Urgency;
import tocsin.runtime.notifier.Punctuality;
import tocsin.runtime.notifier.Punctuality.Figure;
import tocsin.runtime.notifier.Punctuality.Report;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** How punctually pages were handed over in the last day, by lane and by team. */
public final class DeliveryPage {
  private final Punctuality punctuality;
  private final Html html;

  public DeliveryPage(App app, Html html) {
    this.punctuality = app.punctuality();
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param since null when nothing is known
   */
  public record Content(
      String target,
      @Nullable Moment since,
      Figure all,
      int waiting,
      List<Row> lanes,
      List<Row> teams) {}

  /** One lane or team. */
  public record Row(String name, Figure figure) {}

  /** Answers {@code GET /ui/delivery}. */
  Reply show(Visit visit) {
    Report report = punctuality.report(visit.now());
    Content content =
        new Content(
            target(report),
            report.since() == null ? null : visit.times().moment(report.since()),
            report.all(),
            report.waiting(),
            report.lanes().entrySet().stream()
                .map(entry -> new Row(name(entry.getKey()), entry.getValue()))
                .toList(),
            report.teams().entrySet().stream()
                .map(entry ->
                    new Row(
                        visit.directory().team(entry.getKey()).map(Team::name).orElse("(deleted)"),
                        entry.getValue()))
                .toList());
    return html.show(visit, Sheet.of("delivery", "Delivery", Section.HOME, content));
  }

  /** One line for the first page. */
  static String words(Report report) {
    Figure all = report.all();
    if (report.waiting() > 0) {
      return report.waiting() + " wait beyond their target";
    }
    if (all.all() == 0) {
      return "none lately";
    }
    return all.outOfTarget() == 0
        ? "all " + all.all() + " on time"
        : "%d of %d out of target".formatted(all.outOfTarget(), all.all());
  }

  private static String name(Punctuality.Lane lane) {
    return lane.channel() + ", " + (lane.urgency() == Urgency.HIGH ? "high" : "low") + " urgency";
  }

  private static String target(Report report) {
    String high = Times.span(report.target().high());
    String low = Times.span(report.target().low());
    return high.equals(low) ? high : high + ", for low urgency " + low;
  }
}
