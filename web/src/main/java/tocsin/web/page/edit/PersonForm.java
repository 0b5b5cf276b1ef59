package tocsin.web.page.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.account.PeoplePages;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ObjectNode;

/** The form that adds somebody, and the one that changes them and their role. */
public final class PersonForm {
  private static final String USERS = "/users";

  private final FormPost post;
  private final Html html;

  public PersonForm(FormPost post, Html html) {
    this.post = post;
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param id null for somebody new
   * @param roles those that the reader may give; empty when the role can't be changed by them
   */
  public record Content(
      @Nullable String id,
      String name,
      String email,
      String title,
      List<Option> roles,
      boolean mayDelete) {}

  /** Answers {@code GET /ui/people/new}. */
  public Reply ask(Visit visit) {
    return show(200, visit, null, null);
  }

  /** Answers {@code GET /ui/people/:id/edit}. */
  public Reply edit(Visit visit) {
    return show(200, visit, find(visit), null);
  }

  /** Answers {@code POST /ui/people}. */
  public Reply make(Visit visit) throws Exception {
    return switch (post.send(visit, Wish.post(USERS, said(visit)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, null, notice);
      case FormPost.Outcome.Done(var answer) ->
          Reply.seeOther(
              "/ui/people/" + answer.path("user").path("id").stringValue() + "?done=made");
    };
  }

  /** Answers {@code POST /ui/people/:id}. */
  public Reply save(Visit visit) throws Exception {
    User user = find(visit);
    String id = user.id().value();
    return switch (post.send(visit, Wish.put(USERS, id, said(visit)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, user, notice);
      case FormPost.Outcome.Done done -> Reply.seeOther("/ui/people/" + id + "?done=saved");
    };
  }

  /** Answers {@code POST /ui/people/:id/delete}. */
  public Reply delete(Visit visit) throws Exception {
    User user = find(visit);
    return switch (post.send(visit, Wish.delete(USERS, user.id().value()))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, user, notice);
      case FormPost.Outcome.Done done -> Reply.seeOther("/ui/people?done=deleted");
    };
  }

  private static ObjectNode said(Visit visit) {
    ObjectNode body = Json.object();
    ObjectNode user = body.putObject("user");
    for (String name : List.of("name", "email", "job_title")) {
      user.put(name, visit.posted(name).orElse(""));
    }
    visit.posted("role").ifPresent(role -> user.put("role", role));
    return body;
  }

  private static User find(Visit visit) {
    return Optional.of(visit.request().param("id"))
        .filter(text -> text.matches("[!-~]{1,64}"))
        .flatMap(text -> visit.directory().user(new UserId(text)))
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  private Reply show(int status, Visit visit, @Nullable User user, @Nullable Notice notice) {
    Typed typed = new Typed(visit);
    boolean deleting = visit.request().path().endsWith("/delete");
    Content content =
        new Content(
            user == null ? null : user.id().value(),
            deleting && user != null
                ? user.name()
                : typed.text("name", user == null ? "" : user.name()),
            deleting && user != null
                ? user.email()
                : typed.text("email", user == null ? "" : user.email()),
            deleting && user != null
                ? user.jobTitle()
                : typed.text("job_title", user == null ? "" : user.jobTitle()),
            roles(
                visit, user, typed.text("role", Words.of(user == null ? Role.USER : user.role()))),
            user != null && visit.may(Action.DELETE_USER, new Target.OfUser(user)));
    String title = user == null ? "New person" : "Change " + user.name();
    return html.show(
        status, visit, Sheet.of("personform", title, Section.PEOPLE, content).noting(notice));
  }

  /** Of a new person, whichever the reader may give; of another one, if they may take theirs. */
  private static List<Option> roles(Visit visit, @Nullable User user, String chosen) {
    User whom = user == null ? visit.user() : user;
    if (!visit.may(Action.EDIT_ROLE, new Target.OfRole(whom, whom.role()))) {
      return List.of();
    }
    return Stream.of(Role.values())
        .filter(role -> visit.may(Action.EDIT_ROLE, new Target.OfRole(whom, role)))
        .map(role ->
            new Option(Words.of(role), PeoplePages.role(role), Words.of(role).equals(chosen)))
        .toList();
  }
}
