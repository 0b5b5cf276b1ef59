package tocsin.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.core.account.Language;
import tocsin.core.incident.Refusal;

/** What is said to somebody who answered, in the language that they chose. */
class AnswerSentenceTest {
  private static final Pattern WORDS_TO_WRITE = Pattern.compile("\"[a-z]+ (\\d+|all)\"");

  @ParameterizedTest
  @EnumSource
  void everySentenceIsThereInEveryLanguageAndTellsTheSame(AnswerSentence sentence) {
    Object[] places = places(sentence);
    Set<String> different = new HashSet<>();
    for (Language language : Language.values()) {
      String said = sentence.in(language, places);
      different.add(said);

      assertThat(said).endsWith(".").doesNotContain("%", "  ");
      for (Object place : places) {
        assertThat(said).contains(String.valueOf(place));
      }
      assertThat(wordsToWrite(said)).isEqualTo(wordsToWrite(sentence.in(Language.ENGLISH, places)));
    }
    assertThat(different.size()).isGreaterThan(sentence == AnswerSentence.DONE ? 1 : 3);
  }

  private static Object[] places(AnswerSentence sentence) {
    return switch (sentence) {
      case WHICH, WHICH_OR_ALL -> new Object[] {3, "resolve", 4127L};
      case DONE, REFUSED -> new Object[] {"Why", 4127L};
      case ALL_DONE -> new Object[] {"Done", 2L, 3};
      case SO_ALREADY -> new Object[] {4127L};
      default -> new Object[0];
    };
  }

  private static Set<String> wordsToWrite(String said) {
    return Set.copyOf(
        WORDS_TO_WRITE.matcher(said).results().map(found -> found.group()).distinct().toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyAnswerAndEveryRefusalHasWordsOfItsOwn(Language language) {
    assertThat(Stream.of(PageAnswer.values()).map(a -> AnswerSentence.done(a, language)))
        .doesNotHaveDuplicates()
        .allMatch(words -> words.matches("\\p{Lu}.*[^.]"));
    assertThat(Stream.of(Refusal.values()).map(r -> AnswerSentence.reason(r, language)))
        .allMatch(words -> words.matches("(?s)\\p{Lu}.*[^.]"));
  }

  @Test
  void theUsualOnesSoundLikeThis() {
    String done = AnswerSentence.done(PageAnswer.ACKNOWLEDGE, Language.GERMAN);
    assertThat(AnswerSentence.DONE.in(Language.GERMAN, done, 12L)).isEqualTo("Bestätigt: #12.");
    String reason = AnswerSentence.reason(Refusal.ALREADY_RESOLVED, Language.FRENCH);
    assertThat(AnswerSentence.REFUSED.in(Language.FRENCH, reason, 12L))
        .isEqualTo("L'incident est déjà résolu : #12. Rien n'a été changé.");
    assertThat(AnswerSentence.ALL_DONE.in(Language.ENGLISH, "Acknowledged", 2L, 3))
        .isEqualTo("Acknowledged 2 of 3 incidents.");
  }
}
