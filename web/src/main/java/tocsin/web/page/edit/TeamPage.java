package tocsin.web.page.edit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.account.User;
import tocsin.core.id.TeamId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ObjectNode;

/** A team and its members, to look at and, for those who may, to change. */
public final class TeamPage {
  private static final String TEAMS = "/teams";
  private static final String MEMBER = "/teams/:id/users/:user";

  private final FormPost post;
  private final Html html;

  public TeamPage(FormPost post, Html html) {
    this.post = post;
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param id null for a new team
   * @param others who could be added
   */
  public record Content(
      @Nullable String id,
      String name,
      String description,
      List<Member> members,
      List<Option> others,
      List<Option> roles,
      boolean mayEdit,
      boolean mayChoose) {}

  /** Somebody in the team. */
  public record Member(Person person, String role) {}

  /** Answers {@code GET /ui/teams/new}. */
  public Reply ask(Visit visit) {
    return show(200, visit, null, null);
  }

  /** Answers {@code GET /ui/teams/:id}. */
  public Reply look(Visit visit) {
    Notice notice = visit.query("done").map(done -> Notice.done("Saved.", "")).orElse(null);
    return show(200, visit, find(visit), notice);
  }

  /** Answers {@code POST /ui/teams}. */
  public Reply make(Visit visit) throws Exception {
    return switch (post.send(visit, Wish.post(TEAMS, said(visit)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, null, notice);
      case FormPost.Outcome.Done(var answer) -> back(answer.path("team").path("id").stringValue());
    };
  }

  /** Answers {@code POST /ui/teams/:id}: changes or deletes it, as the button says. */
  public Reply act(Visit visit) throws Exception {
    Team team = find(visit);
    String id = team.id().value();
    boolean deletes = visit.posted("do").filter("delete"::equals).isPresent();
    Wish wish = deletes ? Wish.delete(TEAMS, id) : Wish.put(TEAMS, id, said(visit));
    return switch (post.send(visit, wish)) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, team, notice);
      case FormPost.Outcome.Done done ->
          deletes ? Reply.seeOther("/ui/people?done=team") : back(id);
    };
  }

  /** Answers {@code POST /ui/teams/:id/members}: puts somebody in, or out. */
  public Reply member(Visit visit) throws Exception {
    Team team = find(visit);
    String id = team.id().value();
    Map<String, String> which = Map.of("id", id, "user", visit.posted("user").orElse("none"));
    Wish wish =
        visit.posted("do").filter("remove"::equals).isPresent()
            ? new Wish("DELETE " + MEMBER, which, null)
            : new Wish(
                "PUT " + MEMBER, which, Json.object().put("role", visit.posted("role").orElse("")));
    return switch (post.send(visit, wish)) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, team, notice);
      case FormPost.Outcome.Done done -> back(id);
    };
  }

  private static Reply back(String id) {
    return Reply.seeOther("/ui/teams/" + id + "?done=saved");
  }

  private static ObjectNode said(Visit visit) {
    ObjectNode body = Json.object();
    body.putObject("team")
        .put("name", visit.posted("name").orElse(""))
        .put("description", visit.posted("description").orElse(""));
    return body;
  }

  private static Team find(Visit visit) {
    return Optional.of(visit.request().param("id"))
        .filter(text -> text.matches("[!-~]{1,64}"))
        .flatMap(text -> visit.directory().team(new TeamId(text)))
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  private Reply show(int status, Visit visit, @Nullable Team team, @Nullable Notice notice) {
    List<Team.Member> members = team == null ? List.of() : team.members();
    Set<String> inside =
        members.stream().map(member -> member.user().value()).collect(Collectors.toSet());
    Target target = team == null ? Target.ACCOUNT : Target.of(team);
    Content content =
        new Content(
            team == null ? null : team.id().value(),
            team == null ? visit.posted("name").orElse("") : team.name(),
            team == null ? visit.posted("description").orElse("") : team.description(),
            members.stream()
                .map(each ->
                    new Member(Person.of(each.user(), visit.directory()), Words.of(each.role())))
                .sorted(Comparator.comparing(each -> each.person().name()))
                .toList(),
            Option.of(visit.directory().all(User.class), User::name, id -> false).stream()
                .filter(option -> !inside.contains(option.value()))
                .toList(),
            Stream.of(TeamRole.values())
                .map(role -> new Option(Words.of(role), Words.of(role), role == TeamRole.RESPONDER))
                .toList(),
            visit.may(Action.EDIT_TEAM, target),
            visit.may(Action.MANAGE_TEAM_MEMBERS, target));
    String title = team == null ? "New team" : team.name();
    return html.show(
        status, visit, Sheet.of("team", title, Section.PEOPLE, content).noting(notice));
  }
}
