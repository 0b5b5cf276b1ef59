package tocsin.web.page.account;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A schedule over two weeks as a drawing: a wide one with a lane for each layer, and a narrow one
 * with a row for each day. Numbers are units of the drawing's view box, as text.
 *
 * @param title what it shows
 * @param finding what one should see in it, in a sentence
 * @param days where the days begin
 * @param height of the wide one
 * @param now where now is in the wide one; null when it lies elsewhere
 * @param rows of the narrow one
 * @param rowsHeight of the narrow one
 */
public record Drawing(
    String title,
    String finding,
    List<Day> days,
    List<Lane> lanes,
    int height,
    @Nullable String now,
    List<Row> rows,
    int rowsHeight) {
  /** A line where a day begins, and its name. */
  public record Day(String name, String x, String textX, boolean today) {}

  /** A layer, a rotation's person, the overrides, or the final schedule. */
  public record Lane(String name, String about, int y, List<Bar> bars) {}

  /** A day in the narrow drawing; {@code now} is null on all days but today. */
  public record Row(String name, int y, boolean today, List<Bar> bars, @Nullable String now) {}

  /**
   * A shift, or a gap.
   *
   * @param css p1 to p6 for a person, with b, or ov for an override; gap for a gap
   * @param title who and how long
   * @param text what of the name there is room for
   */
  public record Bar(
      String x, String width, int y, int height, String css, String title, String text) {
    /** Where the text begins. */
    public String textX() {
      return String.format(Locale.ROOT, "%.1f", Double.parseDouble(x) + 4);
    }

    /** The text's base line. */
    public int textY() {
      return y + height / 2 + 4;
    }
  }
}
