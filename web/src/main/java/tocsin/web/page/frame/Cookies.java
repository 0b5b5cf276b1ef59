package tocsin.web.page.frame;

import java.time.Duration;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;

/**
 * The cookies of the pages. They are sent to {@code /ui} only, so that they can't authenticate the
 * APIs, not to scripts, and not with forms of other sites.
 */
public final class Cookies {
  /** Names a session. */
  public static final String SESSION = "tocsin_session";

  /** Ties the forms of somebody who isn't logged in to their browser. */
  public static final String VISITOR = "tocsin_visitor";

  /** Light or dark; absent is as the device has it. */
  public static final String THEME = "tocsin_theme";

  /** "off" when single keys shall do nothing. */
  public static final String KEYS = "tocsin_keys";

  private static final String ATTRIBUTES = "; Path=/ui; HttpOnly; SameSite=Lax";

  private Cookies() {}

  /** The reply, and the cookie. */
  public static Reply set(Reply reply, Request request, String name, String value, Duration age) {
    String secure = request.baseUrl().startsWith("https:") ? "; Secure" : "";
    return reply.with(
        "Set-Cookie", name + "=" + value + ATTRIBUTES + "; Max-Age=" + age.toSeconds() + secure);
  }

  /** The reply, and the end of the cookie. */
  public static Reply clear(Reply reply, Request request, String name) {
    return set(reply, request, name, "", Duration.ZERO);
  }
}
