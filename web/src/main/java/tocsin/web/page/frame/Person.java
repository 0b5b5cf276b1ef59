package tocsin.web.page.frame;

import java.util.Locale;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.core.id.UserId;

/**
 * Somebody as pages show them.
 *
 * @param initials two letters for the round badge beside the name
 */
public record Person(String id, String name, String initials) {
  /** That user. */
  public static Person of(User user) {
    return new Person(user.id().value(), user.name(), initials(user.name()));
  }

  /** The user with that id; somebody who was deleted keeps a place in old incidents. */
  public static Person of(UserId id, Directory directory) {
    return directory
        .user(id)
        .map(Person::of)
        .orElseGet(() -> new Person(id.value(), "somebody who was deleted", "–"));
  }

  /** Where the person is shown. */
  public String path() {
    return "/ui/people/" + id;
  }

  private static String initials(String name) {
    String[] words = name.strip().split("\\s+");
    String letters =
        words.length > 1 ? first(words[0]) + first(words[words.length - 1]) : firstTwo(words[0]);
    return letters.toUpperCase(Locale.ROOT);
  }

  private static String first(String word) {
    return word.substring(0, word.offsetByCodePoints(0, Math.min(1, word.length())));
  }

  private static String firstTwo(String word) {
    int letters = Math.min(2, word.codePointCount(0, word.length()));
    return word.substring(0, word.offsetByCodePoints(0, letters));
  }
}
