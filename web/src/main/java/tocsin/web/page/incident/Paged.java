package tocsin.web.page.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Person;

/**
 * One person of those who were paged, or will be.
 *
 * @param about in small type beside the name
 * @param badge null when nothing stands out
 * @param ways what was sent, or will be, and what became of it
 */
public record Paged(Person person, String about, @Nullable Badge badge, List<Way> ways) {
  /**
   * One message.
   *
   * @param receipt the icon of its outcome
   * @param css the state's class of the outcome, or empty
   * @param outcome for those who can't see the icon
   */
  public record Way(
      String icon, String label, String about, String receipt, String css, String outcome) {}
}
