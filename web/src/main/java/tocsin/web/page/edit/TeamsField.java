package tocsin.web.page.edit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tocsin.core.account.Team;
import tocsin.core.id.TeamId;
import tocsin.web.page.frame.Visit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The field of a form that says to which teams something belongs. */
final class TeamsField {
  private TeamsField() {}

  /** All teams to choose from. */
  static List<Option> of(List<TeamId> present, Visit visit) {
    Set<String> chosen = new Typed(visit).all("team", ids(present));
    return Option.of(visit.directory().all(Team.class), Team::name, chosen::contains);
  }

  /** Teams that the reader doesn't see stay; the same teams are not said at all. */
  static void say(Collection<TeamId> before, Visit visit, ObjectNode thing) {
    Set<String> owned = new LinkedHashSet<>();
    before.stream()
        .filter(team -> visit.directory().team(team).isEmpty())
        .forEach(team -> owned.add(team.value()));
    owned.addAll(visit.form().all("team"));
    if (!owned.equals(Set.copyOf(ids(before)))) {
      ArrayNode teams = thing.putArray("teams");
      owned.forEach(id -> teams.addObject().put("id", id));
    }
  }

  private static List<String> ids(Collection<TeamId> teams) {
    return teams.stream().map(TeamId::value).toList();
  }
}
