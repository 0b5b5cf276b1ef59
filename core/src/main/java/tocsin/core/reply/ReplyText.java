package tocsin.core.reply;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the few words that people type back to a page: {@code ack}, {@code ack 12}, {@code a12},
 * {@code resolve #12}, {@code ack all}. Only the first line counts, for mail programs quote the
 * message below it.
 */
public final class ReplyText {
  private static final Map<String, PageAnswer> WORDS =
      Map.ofEntries(
          Map.entry("a", PageAnswer.ACKNOWLEDGE),
          Map.entry("ack", PageAnswer.ACKNOWLEDGE),
          Map.entry("acknowledge", PageAnswer.ACKNOWLEDGE),
          Map.entry("acknowledged", PageAnswer.ACKNOWLEDGE),
          Map.entry("r", PageAnswer.RESOLVE),
          Map.entry("res", PageAnswer.RESOLVE),
          Map.entry("resolve", PageAnswer.RESOLVE),
          Map.entry("resolved", PageAnswer.RESOLVE),
          Map.entry("e", PageAnswer.ESCALATE),
          Map.entry("esc", PageAnswer.ESCALATE),
          Map.entry("escalate", PageAnswer.ESCALATE),
          Map.entry("j", PageAnswer.JOIN),
          Map.entry("join", PageAnswer.JOIN),
          Map.entry("accept", PageAnswer.JOIN),
          Map.entry("d", PageAnswer.DECLINE),
          Map.entry("decline", PageAnswer.DECLINE));

  private static final Pattern FORM =
      Pattern.compile("[/!]?([a-z]+)[\\s:]*(?:(all)|#?(\\d{1,18}))?\\s*[.!]*");

  private static final int LONGEST = 80;

  private ReplyText() {}

  /** What was meant; empty when it can't be told. */
  public static Optional<PageReply> read(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip().toLowerCase(Locale.ROOT);
    Matcher form = FORM.matcher(line);
    if (line.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(WORDS.get(form.group(1)))
        .filter(answer -> form.group(2) == null || answer == PageAnswer.ACKNOWLEDGE)
        .map(answer -> new PageReply(answer, about(form)));
  }

  private static PageReply.About about(Matcher form) {
    if (form.group(2) != null) {
      return new PageReply.All();
    }
    return form.group(3) == null
        ? new PageReply.Only()
        : new PageReply.Numbered(Long.parseLong(form.group(3)));
  }
}
