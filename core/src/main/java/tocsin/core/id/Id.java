package tocsin.core.id;

/** The one rule that all ids obey: 1 to 64 visible ASCII characters, opaque to everybody. */
final class Id {
  private static final int MAX_LENGTH = 64;

  private Id() {}

  /** Throws {@link IllegalArgumentException} when the text can't be an id. */
  static void check(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("An id has 1 to 64 characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException("An id has visible ASCII characters only");
      }
    }
  }
}
