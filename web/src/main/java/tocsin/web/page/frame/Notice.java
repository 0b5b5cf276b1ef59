package tocsin.web.page.frame;

/**
 * A note on top of a page: what is so, what it means, what to do.
 *
 * @param css trg wrong now, ack look at this, inf by the way, res done
 * @param strong the first sentence
 * @param rest the others; may be empty
 */
public record Notice(String css, String icon, String strong, String rest) {
  /** Something was done. */
  public static Notice done(String strong, String rest) {
    return new Notice("res", "circle-check", strong, rest);
  }

  /** Something was not done, and why. */
  public static Notice wrong(String strong, String rest) {
    return new Notice("trg", "alert-triangle-f", strong, rest);
  }

  /** Look at this. */
  public static Notice look(String icon, String strong, String rest) {
    return new Notice("ack", icon, strong, rest);
  }
}
