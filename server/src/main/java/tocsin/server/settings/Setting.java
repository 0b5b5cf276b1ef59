package tocsin.server.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that the program can be told.
 *
 * @param name dotted and in lower case, for example {@code email.url}; a {@code *} between dots
 *     stands for a name that whoever installs it gives to one of several: letters and digits, for
 *     then the variable can be told too
 * @param standard the text that counts when nothing was said; empty is "not set"
 * @param meaning sentences for whoever installs it, in Markdown
 * @param secret whether its value may never be shown
 * @param reading makes the value; throws {@link Unreadable} for a text that is none
 */
public record Setting<T>(
    String name, String standard, String meaning, boolean secret, Function<String, T> reading) {

  /** Says what a readable text looks like, as the end of the sentence "email.url must be …". */
  static final class Unreadable extends RuntimeException {
    Unreadable(String expected) {
      super(expected, null, false, false);
    }
  }

  /** The one for that name of several. */
  public Setting<T> of(String given) {
    return new Setting<>(name.replace("*", given), standard, meaning, secret, reading);
  }

  /** The same for the given name, if {@code name} is this one's or one of several such. */
  Optional<Setting<T>> named(String wanted) {
    return given(name, wanted);
  }

  /** The same, by its environment variable. */
  Optional<Setting<T>> variable(String wanted) {
    return given(variable(), wanted);
  }

  private Optional<Setting<T>> given(String pattern, String wanted) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(wanted) ? Optional.of(this) : Optional.empty();
    }
    String end = pattern.substring(star + 1);
    if (!wanted.startsWith(pattern.substring(0, star))
        || !wanted.endsWith(end)
        || wanted.length() <= star + end.length()) {
      return Optional.empty();
    }
    String given = wanted.substring(star, wanted.length() - end.length());
    return given.matches("[a-zA-Z0-9]{1,40}")
        ? Optional.of(of(given.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The environment variable that sets it: {@code TOCSIN_EMAIL_URL} for {@code email.url}. */
  public String variable() {
    return SettingSources.PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }
}
