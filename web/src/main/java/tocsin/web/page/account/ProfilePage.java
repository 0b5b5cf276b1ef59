package tocsin.web.page.account;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Language;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.web.App;
import tocsin.web.Offered;
import tocsin.web.access.LoginThrottle;
import tocsin.web.access.Passwords;
import tocsin.web.access.Sessions;
import tocsin.web.feed.FeedCard;
import tocsin.web.feed.FeedLinks;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Cookies;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.page.frame.Zones;
import tocsin.web.rest.KeyDesk;

/** The reader's own page: how they are reached, and how they see the pages. */
public final class ProfilePage {
  private static final Duration THEME_LASTS = Duration.ofDays(365);

  private final LiveDirectory directory;
  private final Passwords passwords;
  private final Sessions sessions;
  private final LoginThrottle throttle = new LoginThrottle();
  private final FeedLinks feeds;
  private final KeyDesk apiKeys;
  private final Offered offered;
  private final Html html;

  public ProfilePage(App app, Passwords passwords, Sessions sessions, Html html) {
    this.directory = app.directory();
    this.passwords = passwords;
    this.sessions = sessions;
    this.feeds = new FeedLinks(app);
    this.apiKeys = new KeyDesk(app);
    this.offered = app.offered();
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param keys whether single keys do something
   * @param madeKey an API key that was made just now, shown this once; null otherwise
   */
  public record Content(
      Person person,
      String email,
      String role,
      Reach reach,
      List<OfferedWay> ways,
      @Nullable String pushKey,
      List<Told> told,
      List<PeoplePages.OnCallAt> onCall,
      List<Zones.Choice> zones,
      @Nullable Language language,
      String theme,
      boolean keys,
      FeedCard feed,
      List<KeyRow> apiKeys,
      @Nullable String madeKey) {}

  /** Answers {@code GET /ui/me}. */
  public Reply show(Visit visit) {
    return show(visit, null, visit.query("done").map(ProfilePage::notice).orElse(null));
  }

  Reply show(Visit visit, @Nullable String madeKey, @Nullable Notice notice) {
    User user = visit.user();
    var content =
        new Content(
            Person.of(user),
            user.email(),
            PeoplePages.role(user.role()),
            Reach.of(user),
            OfferedWay.of(offered),
            offered.pushKey(),
            Told.of(user),
            PeoplePages.onCall(user.id(), visit),
            Zones.choices(user.zone(), visit.now()),
            user.language(),
            visit.request().cookie(Cookies.THEME).orElse(""),
            visit.request().cookie(Cookies.KEYS).filter("off"::equals).isEmpty(),
            PeoplePages.feed(feeds, user, visit),
            apiKeys.of(user.id()).stream().map(key -> KeyRow.of(key, visit, true)).toList(),
            madeKey);
    return html.show(
        visit, Sheet.of("profile", "Your profile", Section.PROFILE, content).noting(notice));
  }

  private static Notice notice(String done) {
    return switch (done) {
      case "display", "saved" -> Notice.done("Saved.", "");
      case "revoked" -> Notice.done("The key is revoked.", "Within seconds it opens nothing.");
      case "sent" ->
          Notice.done("A code is on its way.", "Type it in below; it is good for 10 minutes.");
      case "tested" -> Notice.done("A test is on its way.", "It should be there in seconds.");
      case "untested" ->
          Notice.wrong("The test was not sent.", "Check the address, or ask who runs Tocsin.");
      case "proved" -> Notice.done("Verified.", "Pages can reach you there now.");
      case "code" ->
          Notice.wrong("That is not the code.", "Look again; 5 tries are all there are.");
      case "old" -> Notice.wrong("No code is good any more.", "Send a new one.");
      case "soon" ->
          Notice.wrong("That was too soon.", "Wait a minute; after ten codes, up to an hour.");
      case "unsent" ->
          Notice.wrong("The code was not sent.", "Check the address, or ask who runs Tocsin.");
      case "address" ->
          Notice.wrong("That address can't be used.", "Check it. Nothing was changed.");
      case "twice" -> Notice.wrong("You have that contact method already.", "Nothing was changed.");
      case "many" -> Notice.wrong("That is one too many.", "Remove one first.");
      case "gone" -> Notice.wrong("There is nothing like that any more.", "Nothing was changed.");
      case "rule" ->
          Notice.wrong(
              "That rule can't be kept.",
              "Minutes are whole: up to 1440 for pages, 10080 before shifts.");
      case "password" ->
          Notice.done("The password is changed.", "You are logged out everywhere else.");
      case "wrong" ->
          Notice.wrong("The present password isn't that.", "The password was not changed.");
      case "short" ->
          Notice.wrong("A password needs 12 to 200 characters.", "The password was not changed.");
      default -> Notice.wrong("Too many tries.", "Wait a minute and try again.");
    };
  }

  /** Answers {@code POST /ui/me/display}: colours, time zone, language of calls, keys. */
  public Reply display(Visit visit) {
    String theme = visit.posted("theme").orElse("");
    ZoneId zone = zone(visit.posted("zone").orElse(""));
    Language spoken = visit.posted("language").flatMap(Language::tagged).orElse(null);
    UserId id = visit.user().id();
    directory.change(now ->
        now.user(id)
            .map(user -> List.<DirectoryChange>of(new DirectoryChange.Put(user.in(zone, spoken))))
            .orElse(List.of()));
    Reply saved = Reply.seeOther("/ui/me?done=display");
    Reply reply =
        visit.posted("keys").isPresent()
            ? Cookies.clear(saved, visit.request(), Cookies.KEYS)
            : Cookies.set(saved, visit.request(), Cookies.KEYS, "off", THEME_LASTS);
    return theme.equals("light") || theme.equals("dark")
        ? Cookies.set(reply, visit.request(), Cookies.THEME, theme, THEME_LASTS)
        : Cookies.clear(reply, visit.request(), Cookies.THEME);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new ProblemException(Problems.INVALID_INPUT.because("There is no such time zone."));
    }
  }

  /** Answers {@code POST /ui/me/password}. */
  public Reply password(Visit visit) {
    return Reply.seeOther("/ui/me?done=" + change(visit));
  }

  private String change(Visit visit) {
    UserId id = visit.user().id();
    String next = visit.form().first("next").orElse("");
    var attempt = new LoginThrottle.Attempt(visit.user().email(), visit.request().clientAddress());
    if (throttle.begin(attempt, visit.now()).isPresent()) {
      return "paused";
    }
    if (!matches(visit, attempt)) {
      return throttle.triesLeft(attempt) > 0 ? "wrong" : "paused";
    }
    throttle.succeeded(attempt);
    if (!Passwords.acceptable(next)) {
      return "short";
    }
    passwords.set(id, next, visit.now());
    visit.request().cookie(Cookies.SESSION).ifPresent(secret -> sessions.endOthers(id, secret));
    return "password";
  }

  private boolean matches(Visit visit, LoginThrottle.Attempt attempt) {
    try {
      return passwords.matches(visit.user().id(), visit.form().first("present").orElse(""));
    } catch (ProblemException tooMany) {
      throttle.refused(attempt);
      throw tooMany;
    }
  }
}
