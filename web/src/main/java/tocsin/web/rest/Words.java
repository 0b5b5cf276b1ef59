package tocsin.web.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Enums as the wire writes them: in lower case, with underscores. */
public final class Words {
  private Words() {}

  /** The word for a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The constant that the word means; empty when it means none. */
  static <E extends Enum<E>> Optional<E> find(String word, Class<E> words) {
    return Stream.of(words.getEnumConstants()).filter(c -> of(c).equals(word)).findFirst();
  }

  /** All words. */
  static <E extends Enum<E>> List<String> all(Class<E> words) {
    return Stream.of(words.getEnumConstants()).map(Words::of).toList();
  }
}
