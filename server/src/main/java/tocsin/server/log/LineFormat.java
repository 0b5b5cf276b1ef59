package tocsin.server.log;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line an occurrence, whatever is in it: time in UTC, level, where, what, and for a failure its
 * causes with the first of our own lines that they passed.
 */
final class LineFormat extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int MOST_CAUSES = 5;

  @Override
  public String format(LogRecord occurrence) {
    StringBuilder line = new StringBuilder(160);
    TIME.formatTo(occurrence.getInstant(), line);
    line.append(' ').append(level(occurrence.getLevel()));
    line.append(' ').append(simpleName(occurrence.getLoggerName()));
    line.append(": ").append(onOneLine(formatMessage(occurrence)));
    Throwable thrown = occurrence.getThrown();
    if (thrown != null) {
      line.append(" [").append(causes(thrown)).append(']');
    }
    return line.append('\n').toString();
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN ";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO " : "DEBUG";
  }

  private static String simpleName(@Nullable String logger) {
    return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static String causes(Throwable thrown) {
    StringJoiner causes = new StringJoiner(" ← ");
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      causes.add(onOneLine(cause.toString()) + ourLine(cause));
      cause = cause.getCause();
    }
    return causes.toString();
  }

  private static String ourLine(Throwable cause) {
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (frame.getClassName().startsWith("tocsin.")) {
        return " at " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }

  /** Nobody's input may forge a line of the log or colour a terminal. */
  private static String onOneLine(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
  }
}
