package tocsin.core.incident;

/** The way by which an action came in, as the log entry's channel shows it. */
public enum ActionChannel {
  EVENT,
  API,
  WEB,
  EMAIL,
  TIMEOUT,
  CHAT,
  PHONE,
  SMS,
  PUSH
}
