package tocsin.web.rest;

import java.util.Optional;
import java.util.function.Function;

/** Ids as they come from outside. */
final class Ids {
  private Ids() {}

  /** The id; empty when the text can't be one. */
  static <T> Optional<T> parse(String text, Function<String, T> make) {
    try {
      return Optional.of(make.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
