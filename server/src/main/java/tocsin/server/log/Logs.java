package tocsin.server.log;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import tocsin.server.settings.LogLevel;

/** Sends what all parts log to standard error. */
public final class Logs {
  /** Held here because the log system holds them weakly, and would forget their levels. */
  private static final List<Logger> TALKATIVE =
      List.of(
          Logger.getLogger("io.netty"),
          Logger.getLogger("io.vertx"),
          Logger.getLogger("org.flywaydb"),
          Logger.getLogger("com.zaxxer.hikari"),
          Logger.getLogger("com.password4j"),
          Logger.getLogger("org.jsmpp"));

  private Logs() {}

  /** From now on; libraries that talk much only from warnings on. */
  public static void toStandardError(LogLevel least) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.addHandler(new ToStandardError());
    root.setLevel(level(least));
    if (least != LogLevel.ERROR) {
      TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    }
  }

  private static Level level(LogLevel level) {
    return switch (level) {
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARN -> Level.WARNING;
      case ERROR -> Level.SEVERE;
    };
  }

  /** Each line is out before the next thing happens, so a crash takes none with it. */
  private static final class ToStandardError extends StreamHandler {
    ToStandardError() {
      super(System.err, new LineFormat());
      super.setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord occurrence) {
      super.publish(occurrence);
      flush();
    }
  }
}
