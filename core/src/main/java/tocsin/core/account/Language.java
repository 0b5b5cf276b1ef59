package tocsin.core.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language in which calls, text messages, pages in chats and answers can be. */
public enum Language {
  ENGLISH("English"),
  GERMAN("Deutsch"),
  SPANISH("Español"),
  FRENCH("Français");

  private final String ownName;

  Language(String ownName) {
    this.ownName = ownName;
  }

  /** As those who speak it call it. */
  public String ownName() {
    return ownName;
  }

  /** The tag of BCP 47, for example {@code de}. */
  public String tag() {
    return switch (this) {
      case ENGLISH -> "en";
      case GERMAN -> "de";
      case SPANISH -> "es";
      case FRENCH -> "fr";
    };
  }

  /** The language with that tag, in whatever region; empty when it is none of ours. */
  public static Optional<Language> tagged(String tag) {
    String first = tag.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
    return Stream.of(values()).filter(language -> language.tag().equals(first)).findFirst();
  }
}
