package tocsin.web.page.account;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Role;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.App;
import tocsin.web.access.SetupLink;
import tocsin.web.feed.FeedCard;
import tocsin.web.feed.FeedLinks;
import tocsin.web.feed.FeedOwner;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** People and teams, and whether each person can be reached. */
public final class PeoplePages {
  private final FeedLinks feeds;
  private final SetupLink links;
  private final Html html;

  public PeoplePages(App app, SetupLink links, Html html) {
    this.feeds = new FeedLinks(app);
    this.links = links;
    this.html = html;
  }

  /** What the list shows. */
  public record ListContent(
      List<Row> rows, List<TeamRow> teams, boolean mayAdd, boolean mayMakeTeams) {
    /** Somebody; the warning is empty when they can be reached. */
    public record Row(Person person, String email, String role, String warning) {}

    /** A team and its members' names. */
    public record TeamRow(String id, String name, String description, String members) {}
  }

  /**
   * What the page of one person shows.
   *
   * @param feed null for those whom it doesn't concern
   * @param invitation a fresh log-in link to hand on; null when none was made just now
   */
  public record PersonContent(
      Person person,
      String email,
      String role,
      String clock,
      Reach reach,
      List<OnCallAt> onCall,
      boolean mayInvite,
      boolean mayEdit,
      @Nullable FeedCard feed,
      @Nullable String invitation) {}

  /** A policy by which somebody is on call now. */
  public record OnCallAt(String policyId, String policy, int level) {}

  /** Answers {@code GET /ui/people}. */
  public Reply list(Visit visit) {
    List<ListContent.Row> rows =
        visit.directory().all(User.class).stream()
            .sorted(Comparator.comparing(User::name))
            .map(user ->
                new ListContent.Row(
                    Person.of(user),
                    user.email(),
                    role(user.role()),
                    Ladder.warning(user.id(), visit.directory())))
            .toList();
    List<ListContent.TeamRow> teams =
        visit.directory().all(Team.class).stream()
            .sorted(Comparator.comparing(Team::name))
            .map(team -> teamRow(team, visit))
            .toList();
    ListContent content =
        new ListContent(
            rows,
            teams,
            visit.may(Action.CREATE_USER, Target.ACCOUNT),
            visit.may(Action.EDIT_TEAM, Target.ACCOUNT));
    return html.show(
        visit,
        Sheet.of("people", "People and teams", Section.PEOPLE, content)
            .noting(visit.query("done").map(PeoplePages::notice).orElse(null)));
  }

  private static Notice notice(String done) {
    return switch (done) {
      case "made" -> Notice.done("Added.", "Make a log-in link below, and hand it on.");
      case "deleted" -> Notice.done("Removed.", "Their keys and sessions have ended.");
      case "team" -> Notice.done("The team is deleted.", "");
      default -> Notice.done("Saved.", "");
    };
  }

  private static ListContent.TeamRow teamRow(Team team, Visit visit) {
    List<String> members =
        team.members().stream()
            .map(member -> Person.of(member.user(), visit.directory()).name())
            .sorted()
            .toList();
    return new ListContent.TeamRow(
        team.id().value(), team.name(), team.description(), String.join(", ", members));
  }

  /** Answers {@code GET /ui/people/:id}. */
  public Reply show(Visit visit) {
    return show(visit, find(visit), null);
  }

  /** Answers {@code POST /ui/people/:id/invite}: makes a link by which they set a password. */
  public Reply invite(Visit visit) {
    User user = find(visit);
    String path = links.invitation(user.id(), visit.now());
    return show(visit, user, visit.request().baseUrl() + path);
  }

  /** Answers {@code POST /ui/people/:id/feed}: another address for the calendar, or none. */
  public Reply feed(Visit visit) {
    User user = find(visit);
    act(feeds, new FeedOwner.OfUser(user.id()), visit);
    return Reply.seeOther(Person.of(user).path());
  }

  private static boolean mayFeed(Visit visit, User user) {
    return visit.may(Action.EDIT_USER, new Target.OfUser(user));
  }

  /** Renews a feed's address or turns it off, as the form says. */
  static void act(FeedLinks feeds, FeedOwner owner, Visit visit) {
    switch (visit.posted("do").orElse("")) {
      case "renew" -> feeds.renew(owner, visit.now());
      case "off" -> feeds.turnOff(owner, visit.now());
      default ->
          throw new ProblemException(
              Problems.INVALID_INPUT.because("The form didn't say what to do."));
    }
  }

  /** The feed of somebody who looks at their own page, or whom an administrator looks at. */
  static FeedCard feed(FeedLinks feeds, User user, Visit visit) {
    String action = Person.of(user).path() + "/feed";
    return FeedCard.of(feeds, new FeedOwner.OfUser(user.id()), visit.request().baseUrl(), action);
  }

  private Reply show(Visit visit, User user, @Nullable String invitation) {
    var content =
        new PersonContent(
            Person.of(user),
            user.email(),
            role(user.role()),
            clock(user, visit),
            Reach.of(user),
            onCall(user.id(), visit),
            visit.may(Action.INVITE_USER, new Target.OfUser(user)),
            visit.may(Action.EDIT_USER, new Target.OfUser(user)),
            mayFeed(visit, user) ? feed(feeds, user, visit) : null,
            invitation);
    return html.show(
        visit,
        Sheet.of("person", user.name(), Section.PEOPLE, content)
            .noting(visit.query("done").map(PeoplePages::notice).orElse(null)));
  }

  private static String clock(User user, Visit visit) {
    var times = new Times(user.zone(), visit.now());
    return times.city() + ", " + times.minute(visit.now()).clock() + " now";
  }

  /** The policies by which that user is on call now. */
  public static List<OnCallAt> onCall(UserId user, Visit visit) {
    return Ladders.all(visit).stream()
        .flatMap(ladder ->
            ladder.levelOf(user.value()).stream()
                .map(level -> new OnCallAt(ladder.policyId(), ladder.policy(), level)))
        .toList();
  }

  private static User find(Visit visit) {
    String id = visit.request().param("id");
    return visit.directory().all(User.class).stream()
        .filter(user -> user.id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  /** A role in a word or three. */
  public static String role(Role role) {
    return switch (role) {
      case OWNER -> "owner";
      case ADMIN -> "administrator";
      case USER -> "responder";
      case LIMITED_USER -> "responder without settings";
      case OBSERVER -> "observer";
      case RESTRICTED_ACCESS -> "restricted";
      case READ_ONLY_USER -> "stakeholder";
      case READ_ONLY_LIMITED_USER -> "limited stakeholder";
    };
  }
}
