package tocsin.web.page.edit;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tocsin.core.account.Team;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest;
import tocsin.web.rest.InnerRest.Wish;
import tools.jackson.databind.JsonNode;

/** Hands a form on to the REST API, and says what became of it. */
public final class FormPost {
  private final InnerRest rest;

  public FormPost(InnerRest rest) {
    this.rest = rest;
  }

  /** What became of a form. */
  public sealed interface Outcome {
    /** It is done; the API answered that. */
    record Done(JsonNode answer) implements Outcome {}

    /** Nothing was done; the form is shown again with that note. */
    record Wrong(int status, Notice notice) implements Outcome {}
  }

  /** Sends it. What isn't permitted or isn't there ends the request: no form would mend it. */
  public Outcome send(Visit visit, Wish wish) throws Exception {
    return send(visit, () -> wish);
  }

  /** The same of a wish that can be wrong already when it is made of what was typed. */
  Outcome send(Visit visit, Supplier<Wish> wish) throws Exception {
    try {
      return new Outcome.Done(ask(visit, wish.get()));
    } catch (ProblemException e) {
      return wrong(e);
    }
  }

  /** The note on a problem, unless it is one that no form would mend: that ends the request. */
  static Outcome.Wrong wrong(ProblemException e) {
    Problem problem = e.problem();
    if (problem.status() == 403 || problem.status() == 404) {
      throw e;
    }
    List<String> sentences =
        problem.errors().isEmpty() ? List.of(problem.message()) : problem.errors();
    String text =
        sentences.stream()
            .map(sentence -> sentence.endsWith(".") ? sentence : sentence + ".")
            .collect(Collectors.joining(" "));
    return new Outcome.Wrong(problem.status(), Notice.wrong(text, "Nothing was changed."));
  }

  /** Sends what has no form to be shown again: whatever is wrong ends the request. */
  JsonNode ask(Visit visit, Wish wish) throws Exception {
    return rest.ask(visit.request(), visit.who(), visit.now(), wish);
  }

  /** Whether the reader may do that somewhere: in the account or in one of the teams. */
  public static boolean maySomewhere(Visit visit, Action action) {
    return visit.may(action, Target.ACCOUNT)
        || visit.directory().all(Team.class).stream()
            .anyMatch(team -> visit.may(action, new Target.OfTeams(Set.of(team.id()))));
  }
}
