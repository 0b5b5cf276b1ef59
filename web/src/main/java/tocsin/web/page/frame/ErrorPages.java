package tocsin.web.page.frame;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.runtime.health.Health;
import tocsin.web.App;
import tocsin.web.http.Problem;
import tocsin.web.http.Reply;

/** Pages for what can't be shown: whose fault it is, what works right now, a number to quote. */
public final class ErrorPages {
  private final Html html;
  private final Health health;
  private final InstantSource clock;

  public ErrorPages(App app, Html html) {
    this.html = html;
    this.health = app.health();
    this.clock = app.clock();
  }

  /**
   * What the template shows.
   *
   * @param parts what works right now; empty when that doesn't matter
   * @param reference to quote to an administrator; null when there is nothing to look up
   * @param at when it happened
   */
  public record Content(
      String title,
      List<String> sentences,
      List<PartWords> parts,
      @Nullable String reference,
      String at) {}

  /** The page for that problem in a visitor's frame. */
  public Reply show(Visit visit, Problem problem, @Nullable String reference) {
    return html.show(problem.status(), visit, sheet(problem, reference, visit.times()));
  }

  /** The page for that problem when nothing is known of the visitor. */
  public Reply showBare(Problem problem) {
    Times times = new Times(ZoneOffset.UTC, clock.instant());
    return html.showBare(problem.status(), sheet(problem, null, times), times);
  }

  private Sheet sheet(Problem problem, @Nullable String reference, Times times) {
    boolean ours = problem.status() >= 500;
    String title = title(problem.status());
    List<String> sentences = ours ? ours(problem) : theirs(problem);
    List<PartWords> parts = ours ? PartWords.of(health) : List.of();
    String at = times.moment(times.now()).text();
    return Sheet.of("error", title, null, new Content(title, sentences, parts, reference, at));
  }

  private static String title(int status) {
    return switch (status) {
      case 403 -> "You may not do this";
      case 404 -> "There is nothing at this address";
      case 413 -> "That was too much at once";
      case 429 -> "Too many tries";
      case 503 -> "This can't be done right now";
      default -> status >= 500 ? "This page couldn't be made" : "This couldn't be understood";
    };
  }

  private static List<String> theirs(Problem problem) {
    if (!problem.errors().isEmpty()) {
      return problem.errors();
    }
    return problem.status() == 404
        ? List.of("It may have been moved or deleted, or the address has a slip in it.")
        : List.of(problem.message() + ".");
  }

  private static List<String> ours(Problem problem) {
    return problem.status() == 503
        ? problem.errors()
        : List.of(
            "It's our fault, not yours."
                + " If you sent something, look what was done of it before you send it again.");
  }
}
