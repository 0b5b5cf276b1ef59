package tocsin.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of mails. An answer names the mail that it answers, so where answers are read the id
 * carries the token of a link in the mail: whoever has the token had the mail.
 */
final class MailIds {
  private static final int MAX_NAME = 64;
  private static final Pattern WITH_TOKEN =
      Pattern.compile("<page\\.[A-Za-z0-9_-]+\\.([A-Za-z0-9._-]{20,200})@[^<>\\s]+>");

  private MailIds() {}

  /** The same for every attempt, so that a mail server can tell a repeat. */
  static String message(Letter letter, SmtpSettings settings) {
    String token =
        letter
            .token()
            .filter(text -> settings.replyTo() != null && text.matches("[A-Za-z0-9._-]{20,200}"))
            .map(text -> "." + text)
            .orElse("");
    return "<" + letter.kind() + "." + name(letter.key()) + token + "@" + settings.domain() + ">";
  }

  /** Of a mail that was never sent, and that all mails of an incident answer. */
  static String thread(String incident, SmtpSettings settings) {
    return "<incident." + name(incident) + "@" + settings.domain() + ">";
  }

  /** The token of the newest of our mails that these headers name. */
  static Optional<String> token(String[] inReplyTo, String[] references) {
    return newest(inReplyTo).or(() -> newest(references));
  }

  private static Optional<String> newest(String[] headers) {
    Matcher ids = WITH_TOKEN.matcher(String.join(" ", Arrays.asList(headers)));
    Optional<String> last = Optional.empty();
    while (ids.find()) {
      last = Optional.of(ids.group(1));
    }
    return last;
  }

  private static String name(String name) {
    boolean plain = name.length() <= MAX_NAME && name.matches("[A-Za-z0-9_-]+");
    return plain ? name : HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
  }
}
