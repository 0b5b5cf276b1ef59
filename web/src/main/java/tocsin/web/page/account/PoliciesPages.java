package tocsin.web.page.account;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Service;
import tocsin.core.id.UserId;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;

/** Escalation policies, and who is on call by them now. */
public final class PoliciesPages {
  private final Html html;

  public PoliciesPages(Html html) {
    this.html = html;
  }

  /** What the page of all ladders shows. */
  public record OnCallContent(List<Ladder> ladders, @Nullable Person fallback, String asOf) {}

  /** What the list shows. */
  public record ListContent(List<Row> rows) {
    /** A policy, and how many services use it. */
    public record Row(Ladder ladder, long services) {}
  }

  /** What the page of one policy shows. */
  public record PolicyContent(
      Ladder ladder, List<Link> services, @Nullable Person fallback, String fallbackWarning) {
    /** A service that uses it. */
    public record Link(String href, String name) {}
  }

  /** Answers {@code GET /ui/oncall}. */
  public Reply onCall(Visit visit) {
    var content =
        new OnCallContent(
            Ladders.all(visit), fallback(visit), visit.times().moment(visit.now()).text());
    return html.show(visit, Sheet.of("oncall", "Who is on call now", Section.ON_CALL, content));
  }

  /** Answers {@code GET /ui/policies}. */
  public Reply list(Visit visit) {
    var rows =
        Ladders.all(visit).stream()
            .map(ladder -> new ListContent.Row(ladder, users(visit, ladder.policyId()).size()))
            .toList();
    return html.show(
        visit,
        Sheet.of("policies", "Escalation policies", Section.POLICIES, new ListContent(rows)));
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
            fallback == null ? "" : Ladder.warning(fallback, visit.directory()));
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
