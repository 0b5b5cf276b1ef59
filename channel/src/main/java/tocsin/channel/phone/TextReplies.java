package tocsin.channel.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tocsin.channel.Answers;
import tocsin.core.account.ContactKind;
import tocsin.core.reply.AnswerSentence;
import tocsin.core.reply.PageReply;
import tocsin.core.reply.ReplyText;

/**
 * Reads what people write back and says what came of it. Two programs that answer each other fall
 * silent after a while. Safe for use by several threads.
 */
public final class TextReplies {
  /** Carriers answer these by themselves, and whoever stopped us wants to hear nothing. */
  private static final Set<String> FOR_CARRIERS =
      Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "start", "unstop", "help");

  private static final Duration WHILE = Duration.ofMinutes(10);
  private static final int MOST = 30;
  private static final int MOST_NUMBERS = 10_000;

  private final Answers answers;
  private final InstantSource clock;
  private final Map<String, Lately> lately =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Lately> eldest) {
          return size() > MOST_NUMBERS;
        }
      };

  private record Lately(Instant since, int count) {}

  public TextReplies(Answers answers, InstantSource clock) {
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Does what the text says.
   *
   * @param number with its plus sign
   * @return what to write back; empty when nothing should be
   */
  public Optional<String> take(ContactKind kind, String number, String text) {
    if (FOR_CARRIERS.contains(text.strip().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    Optional<PageReply> reply = ReplyText.read(text);
    String sentence =
        reply
            .map(said -> answers.from(kind, number, said).sentence())
            .orElseGet(() -> AnswerSentence.USAGE.in(answers.language(kind, number)));
    return isTooMuch(number) ? Optional.empty() : Optional.of(sentence);
  }

  private synchronized boolean isTooMuch(String number) {
    Instant now = clock.instant();
    Lately before = lately.getOrDefault(number, new Lately(now, 0));
    boolean old = !now.isBefore(before.since().plus(WHILE)) || now.isBefore(before.since());
    Lately after = old ? new Lately(now, 1) : new Lately(before.since(), before.count() + 1);
    lately.put(number, after);
    return after.count() > MOST;
  }
}
