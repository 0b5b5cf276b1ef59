package tocsin.web.page.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.web.App;
import tocsin.web.access.LoginThrottle;
import tocsin.web.access.Passwords;
import tocsin.web.access.Sessions;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Cookies;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** Logging in and out. */
public final class LoginPage {
  private static final int LONGEST_LABEL = 200;

  private final Passwords passwords;
  private final Sessions sessions;
  private final LoginThrottle throttle = new LoginThrottle();
  private final boolean demo;
  private final Html html;

  public LoginPage(App app, Passwords passwords, Sessions sessions, Html html) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.demo = app.settings().demo();
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param to the page to go on to
   * @param wrong whether a wrong password was given just now
   * @param demo whom one can be in the demo; empty outside it
   */
  public record Content(String email, String to, boolean wrong, boolean empty, List<Person> demo) {}

  /** Answers {@code GET /ui/login?to=}. */
  public Reply ask(Visit visit) {
    if (visit.visitor() != null) {
      return Reply.seeOther(to(visit.query("to")));
    }
    return form(200, visit, visit.query("to"), "", null);
  }

  /** Answers {@code POST /ui/login}. */
  public Reply logIn(Visit visit) {
    String email = visit.posted("email").orElse("");
    var attempt = new LoginThrottle.Attempt(email, visit.request().clientAddress());
    Optional<Instant> paused = throttle.begin(attempt, visit.now());
    if (paused.isPresent()) {
      return form(429, visit, visit.posted("to"), email, pause(paused.get(), visit.now()));
    }
    UserId user = visit.directory().userByEmail(email).map(User::id).orElse(null);
    if (!matches(user, visit, attempt) || user == null) {
      return form(403, visit, visit.posted("to"), email, wrong(throttle.triesLeft(attempt)));
    }
    throttle.succeeded(attempt);
    return enter(visit, user, to(visit.posted("to")));
  }

  private boolean matches(@Nullable UserId user, Visit visit, LoginThrottle.Attempt attempt) {
    try {
      return passwords.matches(user, visit.form().first("password").orElse(""));
    } catch (ProblemException tooMany) {
      throttle.refused(attempt);
      throw tooMany;
    }
  }

  /** Answers {@code POST /ui/login/demo}: in the demo one may be anybody. */
  public Reply logInToDemo(Visit visit) {
    User user =
        visit.directory().all(User.class).stream()
            .filter(u -> demo && visit.posted("user").equals(Optional.of(u.id().value())))
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    return enter(visit, user.id(), to(visit.posted("to")));
  }

  /** Answers {@code POST /ui/logout}. */
  public Reply logOut(Visit visit) {
    visit.request().cookie(Cookies.SESSION).ifPresent(sessions::end);
    return Cookies.clear(Reply.seeOther("/ui/login"), visit.request(), Cookies.SESSION);
  }

  /** Logs the user out everywhere. */
  void endSessions(UserId user) {
    int _ = sessions.endOthers(user, "");
  }

  /** Goes on to that page as that user, in a session of its own. */
  Reply enter(Visit visit, UserId user, String to) {
    visit.request().cookie(Cookies.SESSION).ifPresent(sessions::end);
    String browser = visit.request().header("User-Agent").orElse("unknown browser");
    String label = browser.substring(0, Math.min(browser.length(), LONGEST_LABEL));
    String secret = sessions.open(user, label, visit.now());
    return Cookies.set(
        Reply.seeOther(to), visit.request(), Cookies.SESSION, secret, Sessions.LENGTH);
  }

  private Reply form(
      int status, Visit visit, Optional<String> to, String email, @Nullable Notice notice) {
    List<Person> people =
        demo
            ? visit.directory().all(User.class).stream()
                .sorted(Comparator.comparing(User::name))
                .map(Person::of)
                .toList()
            : List.of();
    boolean empty = visit.directory().all(User.class).isEmpty();
    Content content = new Content(email, to(to), notice != null, empty, people);
    return html.show(status, visit, Sheet.of("login", "Log in", null, content).noting(notice));
  }

  private static Notice wrong(int left) {
    String rest =
        switch (left) {
          case 0 -> "Now there is a pause of 1 minute.";
          case 1 -> "1 try left, then a pause of 1 minute.";
          default -> left + " tries left, then a pause of 1 minute.";
        };
    return Notice.wrong("E-mail address and password don't match.", rest);
  }

  private static Notice pause(Instant until, Instant now) {
    String length = Times.countdown(Duration.between(now, until));
    return Notice.wrong("Too many wrong passwords.", "Try again in " + length + ".");
  }

  /** Only our own pages: nobody may use the log-in to send people elsewhere. */
  private static String to(Optional<String> wanted) {
    return wanted.filter(path -> path.matches("/ui/[A-Za-z0-9/_-]*")).orElse("/ui/");
  }
}
