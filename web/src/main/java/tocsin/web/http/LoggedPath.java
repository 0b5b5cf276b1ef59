package tocsin.web.http;

import java.util.regex.Pattern;

/** A request's path as the log may have it: without the secrets that some links carry. */
public final class LoggedPath {
  private static final Pattern BEARER =
      Pattern.compile("^(/ui/(?:a|setup)/|/tap/|/heartbeat/|/in/[^/]*/|/feeds/).*", Pattern.DOTALL);

  private LoggedPath() {}

  /**
   * The normalized path, cut before the secret of an answer link, a set-up link, a provider's call,
   * a heartbeat or a calendar feed.
   */
  public static String of(String path) {
    return BEARER.matcher(path).replaceFirst("$1…");
  }
}
