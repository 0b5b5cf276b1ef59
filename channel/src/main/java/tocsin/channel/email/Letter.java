package tocsin.channel.email;

import java.util.Optional;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;

/**
 * What a mail is made from, be it a page or a notice.
 *
 * @param kind stands in the mail's id
 * @param key the same for every attempt
 * @param thread the incident whose mails are one thread; empty for a mail of its own
 * @param token of a link in it, by which an answer to the mail is known; empty when it has none
 * @param urgent whether mail programs are to mark it
 */
record Letter(
    String kind,
    String key,
    String recipientName,
    ContactMethod contact,
    Optional<String> thread,
    Optional<String> token,
    boolean urgent,
    PageText text) {

  static Letter of(Message page) {
    return new Letter(
        "page",
        page.idempotencyKey(),
        page.recipientName(),
        page.contact(),
        Optional.of(page.page().incidentId()),
        Optional.ofNullable(page.links()).map(links -> token(links.first())),
        page.page().urgency() == Urgency.HIGH,
        PageText.of(page));
  }

  private static String token(Message.Link link) {
    return link.address().substring(link.address().lastIndexOf('/') + 1);
  }

  static Letter of(Notice notice) {
    return new Letter(
        "notice",
        notice.idempotencyKey(),
        notice.recipientName(),
        notice.contact(),
        Optional.empty(),
        Optional.empty(),
        false,
        PageText.of(notice));
  }
}
