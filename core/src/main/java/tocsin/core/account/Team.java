package tocsin.core.account;

import java.util.List;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;

/** People who own services together. */
public record Team(TeamId id, String name, String description, List<Member> members)
    implements DirectoryEntry {
  public Team {
    members = List.copyOf(members);
  }

  /** One user of the team and what they may do in it. */
  public record Member(UserId user, TeamRole role) {}

  @Override
  public String key() {
    return id.value();
  }
}
