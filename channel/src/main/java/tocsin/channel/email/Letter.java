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
 * @param urgent whether mail programs are to mark it
 */
record Letter(
    String kind,
    String key,
    String recipientName,
    ContactMethod contact,
    Optional<String> thread,
    boolean urgent,
    PageText text) {

  static Letter of(Message page) {
    return new Letter(
        "page",
        page.idempotencyKey(),
        page.recipientName(),
        page.contact(),
        Optional.of(page.page().incidentId()),
        page.page().urgency() == Urgency.HIGH,
        PageText.of(page));
  }

  static Letter of(Notice notice) {
    return new Letter(
        "notice",
        notice.idempotencyKey(),
        notice.recipientName(),
        notice.contact(),
        Optional.empty(),
        false,
        PageText.of(notice));
  }
}
