package tocsin.web.page.account;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tocsin.core.account.ContactKind;
import tocsin.web.page.frame.Ways;

/** Media that this server is not set up for, in words: how they are called, and what to set. */
public final class MissingMedia {
  private MissingMedia() {}

  /** As the middle of a sentence: "by e-mail and by phone call". */
  public static String by(Collection<ContactKind> media) {
    return media.stream().map(kind -> Ways.of(kind).by()).collect(Collectors.joining(" and "));
  }

  /** As the end of a sentence: "set email.url". Any one of them is enough. */
  public static String remedy(Collection<ContactKind> media) {
    List<String> settings = media.stream().map(MissingMedia::setting).distinct().toList();
    return "set " + String.join(" or ", settings);
  }

  /** The setting that opens it; some are open without any. */
  private static String setting(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> "email.url";
      case PHONE -> "phone.providers to a provider of calls";
      case SMS -> "phone.providers to a provider of text messages";
      case WHATSAPP -> "phone.providers to a provider of WhatsApp";
      case SLACK -> "slack.token";
      case MATTERMOST -> "mattermost.url and mattermost.token";
      case TELEGRAM -> "telegram.token";
      case MATRIX -> "matrix.url and matrix.token";
      case DISCORD -> "discord.token";
      case PUSH, WEBHOOK, NTFY, TEAMS, GOOGLE_CHAT, SELF_CHECK -> "up another way to reach them";
    };
  }
}
