package tocsin.channel.phone.gateway;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a template may name in braces. */
enum Placeholder {
  /** The number with its plus sign. */
  TO,
  /** The number without it. */
  DIGITS,
  TEXT,
  FROM,
  /** The same for each attempt at one message. */
  ID;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Placeholder> named(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
