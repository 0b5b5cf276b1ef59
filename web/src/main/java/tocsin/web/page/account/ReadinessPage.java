package tocsin.web.page.account;

import java.time.Duration;
import java.util.List;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.readiness.Finding;
import tocsin.core.readiness.Problem;
import tocsin.core.readiness.ReadinessCheck;
import tocsin.core.readiness.Report;
import tocsin.core.readiness.Span;
import tocsin.core.schedule.Rota;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** What would keep a page from reaching somebody in the weeks to come. */
public final class ReadinessPage {
  private static final int MOST = 200;
  private static final int MOST_TIMES = 6;

  private final Html html;
  private final Object oneAtATime = new Object();

  public ReadinessPage(Html html) {
    this.html = html;
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
              visit.directory(), visit.now(), visit.now().plus(Duration.ofDays(7L * weeks)));
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
        words(finding.problem(), visit.directory()),
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

  private static String words(Problem problem, Directory directory) {
    return switch (problem) {
      case Problem.PolicyEndsNowhere(EscalationPolicyId policy) ->
          policy(policy, directory) + ": nobody is on call at any level.";
      case Problem.LevelEmpty(EscalationPolicyId policy, int level) ->
          policy(policy, directory) + ": nobody is on call at level " + level + ".";
      case Problem.Gap(ScheduleId schedule) ->
          schedule(schedule, directory) + ": nobody is on call.";
      case Problem.UserDeleted(EscalationPolicyId policy, int level, UserId user) ->
          policy(policy, directory) + ": level " + level + " asks somebody who was deleted.";
      case Problem.DeletedOnCall(ScheduleId schedule, UserId user) ->
          schedule(schedule, directory) + ": somebody who was deleted is on call.";
      case Problem.ScheduleDeleted(EscalationPolicyId policy, int level, ScheduleId schedule) ->
          policy(policy, directory) + ": level " + level + " asks a schedule that was deleted.";
      case Problem.Unreachable(UserId user) ->
          name(user, directory) + " has no verified contact method.";
      case Problem.NoRule(UserId user, Urgency urgency) ->
          name(user, directory) + " has no rule that works for " + urgency(urgency) + ".";
      case Problem.DoubleBooked(UserId user, List<ScheduleId> schedules) ->
          name(user, directory)
              + " is on call in "
              + String.join(" and ", schedules.stream().map(id -> schedule(id, directory)).toList())
              + " at once.";
      case Problem.ServiceWithoutPolicy p ->
          directory.service(p.service()).map(Service::name).orElse("A service")
              + " has no escalation policy any more.";
      case Problem.NoFallback p -> "The account has no fallback contact who can be reached.";
    };
  }

  private static String urgency(Urgency urgency) {
    return urgency == Urgency.HIGH ? "high urgency" : "low urgency";
  }

  private static String policy(EscalationPolicyId id, Directory directory) {
    return directory.escalationPolicy(id).map(EscalationPolicy::name).orElse("A policy");
  }

  private static String schedule(ScheduleId id, Directory directory) {
    return directory.rota(id).map(Rota::name).orElse("a schedule");
  }

  private static String name(UserId id, Directory directory) {
    return Person.of(id, directory).name();
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
      case Problem.DoubleBooked p -> "/ui/people/" + p.user();
      case Problem.ServiceWithoutPolicy p -> "/ui/services/" + p.service();
      case Problem.NoFallback p -> "/ui/people";
    };
  }
}
