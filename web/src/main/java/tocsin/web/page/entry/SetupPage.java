package tocsin.web.page.entry;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.id.IdSource;
import tocsin.core.id.UserId;
import tocsin.runtime.directory.FirstContact;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.directory.NewInstallation;
import tocsin.web.App;
import tocsin.web.access.Passwords;
import tocsin.web.access.SetupLink;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;
import tocsin.web.page.frame.Zones;

/** Behind one-time links: the first start, and the first log-in of somebody who was invited. */
public final class SetupPage {
  private final LiveDirectory directory;
  private final IdSource ids;
  private final SetupLink links;
  private final Passwords passwords;
  private final LoginPage login;
  private final Html html;

  public SetupPage(App app, SetupLink links, Passwords passwords, LoginPage login, Html html) {
    this.directory = app.directory();
    this.ids = app.ids();
    this.links = links;
    this.passwords = passwords;
    this.login = login;
    this.html = html;
  }

  /** What somebody says of themselves at the first start. */
  private record Newcomer(String name, String email, ZoneId zone) {}

  /**
   * What the template shows.
   *
   * @param invited who was invited; null at the first start
   * @param ends how long the link is still good
   */
  public record Content(
      String action,
      String name,
      String email,
      @Nullable String invited,
      List<Zones.Choice> zones,
      String ends) {}

  /** Answers {@code GET /ui/setup/:token}. */
  public Reply ask(Visit visit) {
    return form(200, visit, open(visit), null);
  }

  /** Answers {@code POST /ui/setup/:token}. */
  public Reply answer(Visit visit) {
    SetupLink.Open open = open(visit);
    String password = visit.form().first("password").orElse("");
    if (!Passwords.acceptable(password)) {
      return form(
          400,
          visit,
          open,
          Notice.wrong("A password needs 12 to 200 characters.", "A short sentence is good."));
    }
    if (open.user().isPresent()) {
      return invited(visit, open.user().get(), password);
    }
    Optional<Newcomer> newcomer = newcomer(visit);
    return newcomer.isPresent()
        ? first(visit, newcomer.get(), password)
        : form(400, visit, open, Notice.wrong("Name, e-mail address and zone are needed.", ""));
  }

  private Reply invited(Visit visit, UserId user, String password) {
    String hash = passwords.hash(password); // may be refused; the link is still good then
    var _ = links.take(visit.request().param("token"), visit.now()).orElseThrow(SetupPage::noLink);
    login.endSessions(user);
    passwords.store(user, hash, visit.now());
    return login.enter(visit, user, "/ui/");
  }

  /**
   * The link goes first, so that of several who come with it only one goes on; then the password,
   * for an owner without one could never get in. Whoever fails after that restarts for a new link.
   */
  private Reply first(Visit visit, Newcomer newcomer, String password) {
    UserId id = new UserId(ids.next());
    String hash = passwords.hash(password); // may be refused; the link is still good then
    var _ = links.take(visit.request().param("token"), visit.now()).orElseThrow(SetupPage::noLink);
    passwords.store(id, hash, visit.now());
    AtomicBoolean made = new AtomicBoolean();
    directory.change(now -> {
      made.set(now.all(User.class).isEmpty());
      return made.get() ? installation(id, newcomer) : List.of();
    });
    if (!made.get()) {
      throw new ProblemException(
          Problems.FORBIDDEN.because("Somebody has set Tocsin up already. Log in instead."));
    }
    return login.enter(visit, id, "/ui/welcome");
  }

  private List<DirectoryChange> installation(UserId id, Newcomer who) {
    User owner =
        new User(
            id,
            who.name(),
            who.email(),
            who.zone(),
            Role.OWNER,
            "",
            "",
            "purple",
            List.of(),
            List.of());
    return NewInstallation.changes("Tocsin", FirstContact.byEmail(owner, ids), ids);
  }

  private SetupLink.Open open(Visit visit) {
    SetupLink.Open open =
        links.find(visit.request().param("token"), visit.now()).orElseThrow(SetupPage::noLink);
    boolean late = open.user().isEmpty() && !visit.directory().all(User.class).isEmpty();
    if (late) {
      throw noLink();
    }
    return open;
  }

  private static ProblemException noLink() {
    return new ProblemException(
        Problems.NOT_FOUND.because(
            "This link was used, is too old, or is damaged.",
            "At the first start Tocsin prints a new one each time it starts."
                + " If you were invited, ask for a new link."));
  }

  private static Optional<Newcomer> newcomer(Visit visit) {
    Optional<String> name = visit.posted("name").filter(n -> n.length() <= 100);
    Optional<String> email =
        visit.posted("email").filter(e -> e.matches("[^\\s@]{1,64}@[^\\s@]{1,190}"));
    Optional<ZoneId> zone = visit.posted("zone").flatMap(SetupPage::zone);
    return name.isPresent() && email.isPresent() && zone.isPresent()
        ? Optional.of(new Newcomer(name.get(), email.get(), zone.get()))
        : Optional.empty();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Reply form(int status, Visit visit, SetupLink.Open open, @Nullable Notice notice) {
    String invited =
        open.user().flatMap(id -> visit.directory().user(id)).map(User::name).orElse(null);
    Times times = visit.times();
    Content content =
        new Content(
            visit.request().path(),
            visit.posted("name").orElse(""),
            visit.posted("email").orElse(""),
            invited,
            Zones.choices(
                visit.posted("zone").flatMap(SetupPage::zone).orElse(ZoneOffset.UTC), visit.now()),
            times.until(open.expiresAt()));
    return html.show(status, visit, Sheet.of("setup", "Welcome", null, content).noting(notice));
  }
}
