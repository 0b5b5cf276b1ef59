package tocsin.web.page.frame;

/** A sentence with a name in it that is set bold, so that the eye finds who is meant. */
public record Phrase(String before, String name, String after) {
  /** A sentence without a name. */
  public static Phrase plain(String sentence) {
    return new Phrase(sentence, "", "");
  }

  /** The sentence as plain text. */
  public String text() {
    return before + name + after;
  }
}
