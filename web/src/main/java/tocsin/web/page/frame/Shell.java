package tocsin.web.page.frame;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of a page.
 *
 * @param reader who is logged in; null for a guest
 * @param theme light, dark, or empty for as the device has it
 * @param keys whether single keys do something
 * @param sections where the menu leads
 * @param triggered incidents that nobody has answered; -1 when that couldn't be counted
 * @param watch the id of the incident whose changes matter to this page, {@code all}, {@code
 *     pocket}, or empty when the page doesn't change by itself
 */
public record Shell(
    String title,
    @Nullable Section section,
    @Nullable Person reader,
    Times times,
    String csrf,
    String theme,
    boolean keys,
    long triggered,
    Set<Section> sections,
    String watch,
    @Nullable Notice notice) {

  /** Whether that section is the one that the page belongs to. */
  public boolean in(Section other) {
    return section == other;
  }

  /** Whether the menu leads there. */
  public boolean offers(Section other) {
    return sections.contains(other);
  }
}
