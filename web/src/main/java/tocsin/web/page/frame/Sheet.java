package tocsin.web.page.frame;

import org.jspecify.annotations.Nullable;

/**
 * A page before it is put into its frame.
 *
 * @param template the template's path
 * @param section null when it belongs to none
 * @param content what the template shows
 * @param watch as in {@link Shell}
 */
public record Sheet(
    String template,
    String title,
    @Nullable Section section,
    Object content,
    String watch,
    @Nullable Notice notice) {

  /** A page that doesn't change by itself. */
  public static Sheet of(String template, String title, @Nullable Section section, Object content) {
    return new Sheet(template, title, section, content, "", null);
  }

  /** This page, kept up to date whenever any incident changes. */
  public Sheet live() {
    return watching("all");
  }

  /** This page, kept up to date with what is named. */
  public Sheet watching(String what) {
    return new Sheet(template, title, section, content, what, notice);
  }

  /** This page with a note on top. */
  public Sheet noting(@Nullable Notice note) {
    return new Sheet(template, title, section, content, watch, note);
  }
}
