package tocsin.web.page.account;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import tocsin.core.account.ContactKind;
import tocsin.core.readiness.Finding;
import tocsin.core.readiness.Problem;
import tocsin.core.readiness.ReadinessCheck;
import tocsin.core.readiness.Report;
import tocsin.core.readiness.Span;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** What would keep a page from reaching somebody in the weeks to come. */
public final class ReadinessPage {
  private static final int MOST = 200;
  private static final int MOST_TIMES = 6;

  private final Html html;
  private final Set<ContactKind> offered;
  private final Object oneAtATime = new Object();

  /** A page that knows by which media this server can reach people. */
  public ReadinessPage(Html html, Set<ContactKind> offered) {
    this.html = html;
    this.offered = offered;
  }

  /**
   * What the template shows.
   *
   * @param hidden how many findings are not shown
   */
  public record Content(int weeks, boolean ready, boolean complete, List<Line> lines, int hidden) {
    /** One finding; {@code more} counts the times that are not shown. */
    public record Line(Badge badge, String what, String href, List<Time> times, int more) {}

    /** One stretch of time. */
    public record Time(Moment start, Moment end, String length) {}
  }

  /** Answers {@code GET /ui/readiness?weeks=}. */
  public Reply show(Visit visit) {
    int weeks =
        visit
            .query("weeks")
            .filter(w -> w.matches("[1-9]|1[0-3]"))
            .map(Integer::parseInt)
            .orElse(4);
    Report report;
    synchronized (oneAtATime) {
      report =
          ReadinessCheck.of(
              visit.directory(),
              offered,
              visit.now(),
              visit.now().plus(Duration.ofDays(7L * weeks)));
    }
    List<Content.Line> lines =
        report.findings().stream().limit(MOST).map(finding -> line(finding, visit)).toList();
    Content content =
        new Content(
            weeks,
            report.ready(),
            report.complete(),
            lines,
            report.findings().size() - lines.size());
    return html.show(visit, Sheet.of("readiness", "Readiness", Section.READINESS, content));
  }

  private static Content.Line line(Finding finding, Visit visit) {
    Times times = visit.times();
    List<Content.Time> shown =
        finding.when().stream().limit(MOST_TIMES).map(span -> time(span, times)).toList();
    return new Content.Line(
        badge(finding.severity()),
        ReadinessWords.of(finding.problem(), visit.directory()),
        href(finding.problem()),
        shown,
        finding.when().size() - shown.size() + finding.more());
  }

  private static Content.Time time(Span span, Times times) {
    String length = Times.countdown(Duration.between(span.start(), span.end()));
    return new Content.Time(times.minute(span.start()), times.minute(span.end()), length);
  }

  private static Badge badge(Finding.Severity severity) {
    return switch (severity) {
      case CRITICAL -> new Badge("trg", "alert-triangle-f", "Nobody is paged");
      case ERROR -> new Badge("trg", "alert-triangle-f", "Not reached");
      case WARNING -> new Badge("ack", "circle-half-2", "Look at this");
    };
  }

  private static String href(Problem problem) {
    return switch (problem) {
      case Problem.PolicyEndsNowhere p -> "/ui/policies/" + p.policy();
      case Problem.LevelEmpty p -> "/ui/policies/" + p.policy();
      case Problem.UserDeleted p -> "/ui/policies/" + p.policy();
      case Problem.ScheduleDeleted p -> "/ui/policies/" + p.policy();
      case Problem.Gap p -> "/ui/schedules/" + p.schedule();
      case Problem.DeletedOnCall p -> "/ui/schedules/" + p.schedule();
      case Problem.Unreachable p -> "/ui/people/" + p.user();
      case Problem.NoRule p -> "/ui/people/" + p.user();
      case Problem.RuleSkipped p -> "/ui/people/" + p.user();
      case Problem.MediumNotSetUp p -> "/ui/people/" + p.user();
      case Problem.FallbackNotSetUp p -> "/ui/people/" + p.user();
      case Problem.DoubleBooked p -> "/ui/people/" + p.user();
      case Problem.ServiceWithoutPolicy p -> "/ui/services/" + p.service();
      case Problem.NoFallback p -> "/ui/people";
    };
  }
}
