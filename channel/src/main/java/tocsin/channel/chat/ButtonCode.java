package tocsin.channel.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.core.id.IncidentId;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;

/**
 * What a button carries to its product and back: the answer and the incident, never a secret or a
 * person, for who presses it is told by the product. At most 64 bytes, which is Telegram's bound.
 */
public record ButtonCode(PageAnswer answer, String incident) {
  private static final Pattern FORM = Pattern.compile("([a-z]{1,20}):([A-Za-z0-9]{1,40})");

  /** As it stands in the button. */
  public String text() {
    return answer.name().toLowerCase(Locale.ROOT) + ":" + incident;
  }

  /** The code in that text; empty when it is none of ours. */
  public static Optional<ButtonCode> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    for (PageAnswer answer : PageAnswer.values()) {
      if (answer.name().toLowerCase(Locale.ROOT).equals(form.group(1))) {
        return Optional.of(new ButtonCode(answer, form.group(2)));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a button stays after another one was pressed and did what it says: those of other
   * incidents do, and who has acknowledged can still resolve.
   */
  public static boolean stays(String button, String pressed) {
    Optional<ButtonCode> of = read(button);
    Optional<ButtonCode> by = read(pressed);
    if (of.isEmpty() || by.isEmpty() || !of.get().incident().equals(by.get().incident())) {
      return true;
    }
    return of.get().answer() == PageAnswer.RESOLVE && by.get().answer() == PageAnswer.ACKNOWLEDGE;
  }

  /** What whoever pressed it means. */
  PageReply reply() {
    return new PageReply(answer, new PageReply.Incident(new IncidentId(incident)));
  }
}
