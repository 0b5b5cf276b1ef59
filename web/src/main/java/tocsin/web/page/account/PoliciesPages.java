package tocsin.web.page.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.escalation.PolicyScope;
import tocsin.core.id.UserId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.edit.FormPost;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;

/** Escalation policies, and who is on call by them now. */
public final class PoliciesPages {
  private static final int MOST_CHOICES = 500;

  private final Html html;

  public PoliciesPages(Html html) {
    this.html = html;
  }

  /** What the page of all ladders shows. */
  public record OnCallContent(
      List<Ladder> ladders,
      @Nullable Person fallback,
      String asOf,
      List<Choice> choices,
      boolean filtered) {
    /** A team, a service or a person that one may look at alone. */
    public record Choice(String value, String label, boolean chosen) {}
  }

  /** What the list shows. */
  public record ListContent(List<Row> rows, boolean mayMake) {
    /** A policy, and how many services use it. */
    public record Row(Ladder ladder, long services) {}
  }

  /** What the page of one policy shows. */
  public record PolicyContent(
      Ladder ladder,
      List<Link> services,
      @Nullable Person fallback,
      String fallbackWarning,
      boolean mayEdit) {
    /** A service that uses it. */
    public record Link(String href, String name) {}
  }

  /** Answers {@code GET /ui/oncall?of=team-ID}, or {@code service-ID}, or {@code user-ID}. */
  public Reply onCall(Visit visit) {
    String wanted = visit.query("of").orElse("");
    PolicyScope scope = scope(wanted, visit.directory());
    var content =
        new OnCallContent(
            Ladders.in(scope, visit),
            fallback(visit),
            visit.times().moment(visit.now()).text(),
            choices(wanted, visit.directory()),
            !(scope instanceof PolicyScope.Everybody));
    return html.show(visit, Sheet.of("oncall", "Who is on call now", Section.ON_CALL, content));
  }

  /** What is not known is everybody. */
  private static PolicyScope scope(String wanted, Directory directory) {
    String id = wanted.substring(wanted.indexOf('-') + 1);
    if (wanted.startsWith("team-")) {
      return first(directory, Team.class, id, team -> new PolicyScope.OfTeam(team.id()));
    }
    if (wanted.startsWith("service-")) {
      return first(directory, Service.class, id, s -> new PolicyScope.OfService(s.id()));
    }
    return wanted.startsWith("user-")
        ? first(directory, User.class, id, user -> new PolicyScope.OfUser(user.id()))
        : new PolicyScope.Everybody();
  }

  private static <T extends DirectoryEntry> PolicyScope first(
      Directory directory, Class<T> type, String id, Function<T, PolicyScope> scope) {
    return directory.all(type).stream()
        .filter(entry -> entry.key().equals(id))
        .findFirst()
        .map(scope)
        .orElse(new PolicyScope.Everybody());
  }

  private static List<OnCallContent.Choice> choices(String wanted, Directory directory) {
    List<OnCallContent.Choice> choices = new ArrayList<>();
    choices.add(new OnCallContent.Choice("", "Everybody", false));
    add(choices, wanted, "team-", directory.all(Team.class), team -> "Team " + team.name());
    add(choices, wanted, "service-", directory.all(Service.class), s -> "Service " + s.name());
    add(choices, wanted, "user-", directory.all(User.class), User::name);
    return choices;
  }

  private static <T extends DirectoryEntry> void add(
      List<OnCallContent.Choice> choices,
      String wanted,
      String kind,
      Collection<T> entries,
      Function<T, String> name) {
    entries.stream()
        .sorted(Comparator.comparing(name))
        .limit(MOST_CHOICES)
        .forEach(entry -> {
          String value = kind + entry.key();
          choices.add(new OnCallContent.Choice(value, name.apply(entry), value.equals(wanted)));
        });
  }

  /** Answers {@code GET /ui/policies}. */
  public Reply list(Visit visit) {
    var rows =
        Ladders.all(visit).stream()
            .map(ladder -> new ListContent.Row(ladder, users(visit, ladder.policyId()).size()))
            .toList();
    ListContent content = new ListContent(rows, FormPost.maySomewhere(visit, Action.EDIT_POLICY));
    return html.show(visit, Sheet.of("policies", "Escalation policies", Section.POLICIES, content));
  }

  /** Answers {@code GET /ui/policies/:id}. */
  public Reply show(Visit visit) {
    String id = visit.request().param("id");
    EscalationPolicy policy =
        visit.directory().all(EscalationPolicy.class).stream()
            .filter(p -> p.id().value().equals(id))
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    UserId fallback = visit.directory().account().fallbackContact();
    var content =
        new PolicyContent(
            Ladder.of(policy, visit.directory(), visit.times()),
            users(visit, id),
            fallback(visit),
            fallback == null ? "" : Ladder.warning(fallback, visit.directory()),
            visit.may(Action.EDIT_POLICY, Target.of(policy)));
    return html.show(visit, Sheet.of("policy", policy.name(), Section.POLICIES, content));
  }

  private static @Nullable Person fallback(Visit visit) {
    UserId fallback = visit.directory().account().fallbackContact();
    return fallback == null ? null : Person.of(fallback, visit.directory());
  }

  private static List<PolicyContent.Link> users(Visit visit, String policyId) {
    return visit.directory().all(Service.class).stream()
        .filter(service -> service.escalationPolicy().value().equals(policyId))
        .sorted(Comparator.comparing(Service::name))
        .map(s -> new PolicyContent.Link("/ui/services/" + s.id().value(), s.name()))
        .toList();
  }
}
