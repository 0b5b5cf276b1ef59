package tocsin.web.page.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.id.EscalationPolicyId;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form that makes and changes escalation policies. Without a script it has one empty level and
 * some empty places in each more than are filled; what stays empty is left out.
 */
public final class PolicyForm {
  private static final String POLICIES = "/escalation_policies";
  private static final int MOST_LEVELS = 100;
  private static final int MOST_TARGETS = 10;
  private static final int SPARE = 2;

  private final FormPost post;
  private final Html html;

  public PolicyForm(FormPost post, Html html) {
    this.post = post;
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param id null for a new policy
   * @param loops how often all levels are asked again
   * @param targets what may be typed into the places of a level
   */
  public record Content(
      @Nullable String id,
      String name,
      String description,
      String loops,
      List<Level> levels,
      List<String> targets) {}

  /**
   * A level as the form has it.
   *
   * @param rule the id of the rule that it is; empty for a new one
   * @param targets what is typed into its places, with empty ones at the end
   */
  public record Level(
      int number, String rule, String minutes, boolean inTurn, List<String> targets) {
    boolean isEmpty() {
      return targets.stream().allMatch(String::isEmpty);
    }
  }

  /** Answers {@code GET /ui/policies/new}. */
  public Reply ask(Visit visit) {
    return show(200, visit, null, null);
  }

  /** Answers {@code GET /ui/policies/:id/edit}. */
  public Reply edit(Visit visit) {
    return show(200, visit, find(visit), null);
  }

  /** Answers {@code POST /ui/policies}. */
  public Reply make(Visit visit) throws Exception {
    if (visit.posted("more").isPresent()) {
      return show(200, visit, null, null);
    }
    return switch (post.send(visit, () -> Wish.post(POLICIES, said(visit)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, null, notice);
      case FormPost.Outcome.Done(var answer) ->
          Reply.seeOther(
              "/ui/policies/" + answer.path("escalation_policy").path("id").stringValue());
    };
  }

  /** Answers {@code POST /ui/policies/:id}. */
  public Reply save(Visit visit) throws Exception {
    EscalationPolicy before = find(visit);
    if (visit.posted("more").isPresent()) {
      return show(200, visit, before, null);
    }
    String id = before.id().value();
    return switch (post.send(visit, () -> Wish.put(POLICIES, id, said(visit)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, before, notice);
      case FormPost.Outcome.Done done -> Reply.seeOther("/ui/policies/" + id);
    };
  }

  /** Answers {@code POST /ui/policies/:id/delete}. */
  public Reply delete(Visit visit) throws Exception {
    var unused = post.ask(visit, Wish.delete(POLICIES, visit.request().param("id")));
    return Reply.seeOther("/ui/policies");
  }

  private static EscalationPolicy find(Visit visit) {
    return Optional.of(visit.request().param("id"))
        .filter(text -> text.matches("[!-~]{1,64}"))
        .flatMap(text -> visit.directory().escalationPolicy(new EscalationPolicyId(text)))
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  private static ObjectNode said(Visit visit) {
    ObjectNode body = Json.object();
    ObjectNode policy = body.putObject("escalation_policy");
    policy.put("name", visit.posted("name").orElse(""));
    policy.put("description", visit.posted("description").orElse(""));
    policy.put("num_loops", visit.posted("loops").orElse("0"));
    TargetNames names = new TargetNames(visit.directory());
    ArrayNode rules = policy.putArray("escalation_rules");
    for (Level level : typed(visit)) {
      if (level.isEmpty()) {
        continue;
      }
      ObjectNode rule = rules.addObject();
      if (!level.rule().isEmpty()) {
        rule.put("id", level.rule());
      }
      rule.put("escalation_delay_in_minutes", level.minutes());
      rule.putObject("escalation_rule_assignment_strategy").put("type", strategy(level.inTurn()));
      ArrayNode targets = rule.putArray("targets");
      level.targets().stream()
          .filter(text -> !text.isEmpty())
          .forEach(text -> targets.add(names.reference(text)));
    }
    return body;
  }

  private static String strategy(boolean inTurn) {
    return Words.of(
        inTurn ? AssignmentStrategy.ROUND_ROBIN : AssignmentStrategy.ASSIGN_TO_EVERYONE);
  }

  /** The levels as they were sent, empty ones too. */
  private static List<Level> typed(Visit visit) {
    List<Level> levels = new ArrayList<>();
    for (int n = 1; n <= MOST_LEVELS && visit.form().first("minutes-" + n).isPresent(); n++) {
      levels.add(
          new Level(
              n,
              visit.posted("rule-" + n).orElse(""),
              visit.posted("minutes-" + n).orElse(""),
              visit.posted("turn-" + n).isPresent(),
              visit.form().all("target-" + n).stream().map(String::strip).toList()));
    }
    return levels;
  }

  private static List<Level> present(@Nullable EscalationPolicy policy, Visit visit) {
    TargetNames names = new TargetNames(visit.directory());
    List<Level> levels = new ArrayList<>();
    for (EscalationRule rule : policy == null ? List.<EscalationRule>of() : policy.rules()) {
      List<String> targets =
          rule.targets().stream().map((EscalationTarget target) -> names.name(target)).toList();
      boolean inTurn = rule.strategy() == AssignmentStrategy.ROUND_ROBIN;
      levels.add(
          new Level(
              0, rule.id().value(), Long.toString(rule.delay().toMinutes()), inTurn, targets));
    }
    return levels;
  }

  /** The levels that say something, numbered anew, with an empty one after them. */
  private static List<Level> shown(List<Level> levels) {
    List<Level> shown = new ArrayList<>();
    Level spare = new Level(0, "", "30", false, List.of());
    Stream.concat(levels.stream().filter(level -> !level.isEmpty()), Stream.of(spare))
        .limit(MOST_LEVELS)
        .forEach(level -> {
          List<String> places = new ArrayList<>(level.targets());
          places.removeIf(String::isEmpty);
          int room = Math.min(places.size() + SPARE, MOST_TARGETS);
          while (places.size() < room) {
            places.add("");
          }
          shown.add(
              new Level(shown.size() + 1, level.rule(), level.minutes(), level.inTurn(), places));
        });
    return shown;
  }

  private Reply show(
      int status, Visit visit, @Nullable EscalationPolicy policy, @Nullable Notice notice) {
    Typed typed = new Typed(visit);
    boolean cameBack = visit.request().method().equals("POST");
    Content content =
        new Content(
            policy == null ? null : policy.id().value(),
            typed.text("name", policy == null ? "" : policy.name()),
            typed.text("description", policy == null ? "" : policy.description()),
            typed.text("loops", policy == null ? "2" : Integer.toString(policy.loops())),
            shown(cameBack ? typed(visit) : present(policy, visit)),
            new TargetNames(visit.directory()).all());
    String title = policy == null ? "New escalation policy" : "Change " + policy.name();
    return html.show(
        status, visit, Sheet.of("policyform", title, Section.POLICIES, content).noting(notice));
  }
}
