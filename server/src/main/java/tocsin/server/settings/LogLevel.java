package tocsin.server.settings;

/** How much the program says about its work. */
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR
}
