package tocsin.web.page.frame;

import tocsin.core.account.ContactKind;

/**
 * How a kind of contact method is called and drawn.
 *
 * @param label for the beginning of a sentence: "Phone call"
 * @param by for the middle of one: "by phone call"
 */
public record Ways(String label, String by, String icon) {
  /** The words and the icon of that kind. */
  public static Ways of(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> new Ways("E-mail", "by e-mail", "mail");
      case PHONE -> new Ways("Phone call", "by phone call", "phone");
      case SMS -> new Ways("SMS", "by SMS", "message");
      case PUSH -> new Ways("Push", "by push", "device-mobile");
      case WHATSAPP -> new Ways("WhatsApp", "by WhatsApp", "message");
      case WEBHOOK -> new Ways("Webhook", "by webhook", "plug");
      case SELF_CHECK -> new Ways("Self-check", "by self-check", "plug");
      case NTFY -> new Ways("ntfy", "by ntfy", "device-mobile");
      case SLACK -> new Ways("Slack", "on Slack", "message");
      case MATTERMOST -> new Ways("Mattermost", "on Mattermost", "message");
      case TELEGRAM -> new Ways("Telegram", "on Telegram", "message");
      case MATRIX -> new Ways("Matrix", "on Matrix", "message");
      case DISCORD -> new Ways("Discord", "on Discord", "message");
      case TEAMS -> new Ways("Microsoft Teams", "on Microsoft Teams", "message");
      case GOOGLE_CHAT -> new Ways("Google Chat", "on Google Chat", "message");
    };
  }
}
