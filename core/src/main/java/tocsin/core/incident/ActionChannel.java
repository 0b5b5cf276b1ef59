package tocsin.core.incident;

import tocsin.core.account.ContactKind;

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
  PUSH;

  /** The way by which people answer to what came by a contact method of that kind. */
  public static ActionChannel by(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> EMAIL;
      case PHONE -> PHONE;
      case SMS, WHATSAPP -> SMS;
      case PUSH, NTFY -> PUSH;
      case WEBHOOK, SELF_CHECK -> API;
      case SLACK, MATTERMOST, TELEGRAM, MATRIX, DISCORD, TEAMS, GOOGLE_CHAT -> CHAT;
    };
  }
}
