package tocsin.core.account;

import java.util.Locale;

/**
 * The same words in every language that people can choose. Numbers and names have their places in
 * them as in {@link String#format}.
 */
public record Translated(String english, String german, String spanish, String french) {
  /** The words in that language, with these in their places. */
  public String in(Language language, Object... places) {
    String words =
        switch (language) {
          case ENGLISH -> english;
          case GERMAN -> german;
          case SPANISH -> spanish;
          case FRENCH -> french;
        };
    return places.length == 0 ? words : String.format(Locale.ROOT, words, places);
  }
}
