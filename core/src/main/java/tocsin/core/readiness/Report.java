package tocsin.core.readiness;

import java.util.List;

/**
 * What the check found.
 *
 * @param findings the most severe first, then by time
 * @param complete false when there were so many shifts that some schedules were not looked at to
 *     the end; what was found is right all the same
 */
public record Report(Span span, List<Finding> findings, boolean complete) {
  public Report {
    findings = List.copyOf(findings);
  }

  /** Whether every page will reach somebody in time: nothing worse than a warning was found. */
  public boolean ready() {
    return complete && findings.stream().allMatch(f -> f.severity() == Finding.Severity.WARNING);
  }
}
