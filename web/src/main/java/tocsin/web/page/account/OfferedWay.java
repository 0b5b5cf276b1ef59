package tocsin.web.page.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tocsin.core.account.ContactKind;
import tocsin.web.Offered;
import tocsin.web.page.frame.Ways;

/**
 * A kind of contact method that people may add by typing its address.
 *
 * @param kind as the form sends it
 * @param hint what its address is, as the end of a sentence; empty where everybody knows
 */
public record OfferedWay(String kind, String label, String hint) {
  /** Those that this server can reach. A browser isn't typed in but subscribed. */
  static List<OfferedWay> of(Offered offered) {
    return Stream.of(ContactKind.values())
        .filter(kind ->
            kind.isForPeople() && kind != ContactKind.PUSH && offered.kinds().contains(kind))
        .map(kind ->
            new OfferedWay(kind.name().toLowerCase(Locale.ROOT), Ways.of(kind).label(), hint(kind)))
        .toList();
  }

  private static String hint(ContactKind kind) {
    return switch (kind) {
      case EMAIL, PHONE, SMS, WHATSAPP, PUSH, SELF_CHECK -> "";
      case WEBHOOK -> "the URL that is called";
      case NTFY -> "the topic's URL, such as https://ntfy.sh/a-name-nobody-guesses";
      case SLACK -> "your member ID, such as U012ABCDEF";
      case MATTERMOST -> "your @name";
      case TELEGRAM -> "the number of your chat with the bot";
      case MATRIX -> "@you:server or !room:server";
      case DISCORD -> "your user ID, a long number";
      case TEAMS -> "the workflow's URL";
      case GOOGLE_CHAT -> "the incoming webhook's URL";
    };
  }
}
