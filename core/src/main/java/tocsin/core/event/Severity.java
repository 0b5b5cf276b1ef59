package tocsin.core.event;

/** How bad the monitoring tool says it is (Events API v2, {@code payload.severity}). */
public enum Severity {
  CRITICAL,
  ERROR,
  WARNING,
  INFO
}
