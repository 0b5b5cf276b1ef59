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
    };
  }
}
