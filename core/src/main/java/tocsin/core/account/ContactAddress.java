package tocsin.core.account;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses a contact method may have, whoever types them in. */
public final class ContactAddress {
  /** The longest address. */
  public static final int LONGEST = 1_000;

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,190}");
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d{3,20}");
  private static final Pattern CALLED = Pattern.compile("\\+?\\d{3,20}(,.{0,20})?");
  private static final Pattern TOKEN = Pattern.compile("\\S+");
  private static final Pattern SLACK_ID = Pattern.compile("[A-Z][A-Z0-9]{2,20}");
  private static final Pattern HANDLE = Pattern.compile("@[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern CHAT_ID = Pattern.compile("-?\\d{1,19}");
  private static final Pattern MATRIX_ID = Pattern.compile("[@!][^\\s:]{1,200}:[^\\s]{1,200}");
  private static final Pattern SNOWFLAKE = Pattern.compile("\\d{10,20}");
  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private static final Pattern URL = Pattern.compile("(?i)https?://\\S+");

  private ContactAddress() {}

  /** Whether addresses of that kind are numbers that have a country code beside them. */
  public static boolean isDialled(ContactKind kind) {
    return switch (kind) {
      case PHONE, SMS, WHATSAPP -> true;
      case EMAIL,
          PUSH,
          WEBHOOK,
          NTFY,
          SLACK,
          MATTERMOST,
          TELEGRAM,
          MATRIX,
          DISCORD,
          TEAMS,
          GOOGLE_CHAT,
          SELF_CHECK ->
          false;
    };
  }

  /**
   * The address as it is kept, without the blanks and dashes of a number; empty when it is none.
   */
  public static Optional<String> read(ContactKind kind, String text) {
    String plain = isDialled(kind) ? text.replaceAll("[\\s().-]", "") : text.strip();
    return Optional.of(plain)
        .filter(address -> address.length() <= LONGEST)
        .filter(address -> form(kind).matcher(address).matches());
  }

  /**
   * The address as lists and timelines show it: of a browser, whose address nobody can read and
   * holds keys, only whose push service it is.
   */
  public static String shown(ContactKind kind, String address) {
    return kind == ContactKind.PUSH
        ? address.replaceFirst("^https?://([^/?#]*).*$", "$1")
        : address;
  }

  private static Pattern form(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> EMAIL;
      case PHONE -> CALLED;
      case SMS, WHATSAPP -> NUMBER;
      case PUSH -> TOKEN;
      case WEBHOOK, NTFY, TEAMS, GOOGLE_CHAT -> URL;
      case SLACK -> SLACK_ID;
      case MATTERMOST -> HANDLE;
      case TELEGRAM -> CHAT_ID;
      case MATRIX -> MATRIX_ID;
      case DISCORD -> SNOWFLAKE;
      case SELF_CHECK -> NOTHING;
    };
  }
}
