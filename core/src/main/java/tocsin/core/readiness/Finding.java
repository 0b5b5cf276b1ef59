package tocsin.core.readiness;

import java.util.List;

/**
 * Something that is not ready.
 *
 * @param severity how much it matters
 * @param when in order, never empty; at most {@link #MOST_TIMES}
 * @param more how many stretches there are beyond those
 */
public record Finding(Problem problem, Severity severity, List<Span> when, int more) {
  /** So many stretches of time are told of one problem. */
  public static final int MOST_TIMES = 50;

  public Finding {
    when = List.copyOf(when);
  }

  /** How much it matters. */
  public enum Severity {
    /** A page would reach nobody but the fallback contact, or not even them. */
    CRITICAL,
    /** Somebody who has to answer can't be reached, or a level is skipped. */
    ERROR,
    /** It works, but perhaps not as meant. */
    WARNING
  }

  static Finding of(Problem problem, Spans spans) {
    List<Span> all = spans.list();
    List<Span> shown = all.subList(0, Math.min(all.size(), MOST_TIMES));
    return new Finding(problem, severity(problem), shown, all.size() - shown.size());
  }

  private static Severity severity(Problem problem) {
    return switch (problem) {
      case Problem.PolicyEndsNowhere p -> Severity.CRITICAL;
      case Problem.ServiceWithoutPolicy p -> Severity.CRITICAL;
      case Problem.NoFallback p -> Severity.CRITICAL;
      case Problem.Unreachable p -> Severity.ERROR;
      case Problem.NoRule p -> Severity.ERROR;
      case Problem.FallbackNotSetUp p -> Severity.CRITICAL;
      case Problem.MediumNotSetUp p -> Severity.ERROR;
      case Problem.UserDeleted p -> Severity.ERROR;
      case Problem.DeletedOnCall p -> Severity.ERROR;
      case Problem.ScheduleDeleted p -> Severity.ERROR;
      case Problem.RuleSkipped p -> Severity.WARNING;
      case Problem.LevelEmpty p -> Severity.WARNING;
      case Problem.Gap p -> Severity.WARNING;
      case Problem.DoubleBooked p -> Severity.WARNING;
    };
  }
}
