package tocsin.web.rest.shape;

import tocsin.core.account.Team;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ObjectNode;

/** Writes down teams and their members. */
public final class TeamShape {
  private TeamShape() {}

  /** A team. */
  public static ObjectNode of(Shaping shaping, Team team) {
    ObjectNode shape =
        Ref.head(shaping, "team", team.id().value(), team.name(), "/teams/" + team.id());
    shape.put("name", team.name());
    shape.put("description", team.description());
    shape.put("default_role", "manager");
    shape.putNull("parent");
    return shape;
  }

  /** A member; {@code include[]} takes users. */
  public static ObjectNode member(Shaping shaping, Team.Member member) {
    ObjectNode shape = Json.object();
    ObjectNode whole =
        shaping
            .directory()
            .user(member.user())
            .filter(user -> shaping.includes("users"))
            .map(user -> UserShape.of(shaping.plain(), user))
            .orElseGet(() -> Ref.user(shaping, member.user()));
    shape.set("user", whole);
    shape.put("role", Words.of(member.role()));
    return shape;
  }
}
