package tocsin.core.permission;

import java.util.Set;
import java.util.stream.Collectors;
import tocsin.core.account.Account;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Extension;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Priority;
import tocsin.core.account.Role;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Service;
import tocsin.core.account.ShiftBasedScheduleEntry;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.id.UserId;

/**
 * The directory as somebody sees it: whole for all but those with restricted access, who see their
 * teams with whatever belongs to them, the people in them, and themselves.
 */
public final class Sight {
  private Sight() {}

  /** Whether they see everything, so that nothing has to be left out. */
  public static boolean isWhole(Who who) {
    return who.role() != Role.RESTRICTED_ACCESS;
  }

  /** What they see of it; for answering them, never for deciding what to store. */
  public static Directory of(Who who, Directory directory) {
    if (isWhole(who)) {
      return directory;
    }
    Set<UserId> mates =
        directory.all(Team.class).stream()
            .filter(team -> who.inTeams().containsKey(team.id()))
            .flatMap(team -> team.members().stream())
            .map(Team.Member::user)
            .collect(Collectors.toSet());
    return Directory.of(
        directory.everything().filter(entry -> sees(who, entry, mates, directory)).toList());
  }

  private static boolean sees(
      Who who, DirectoryEntry entry, Set<UserId> mates, Directory directory) {
    return switch (entry) {
      case Account _, Priority _ -> true;
      case User user -> who.is(user.id()) || mates.contains(user.id());
      case Team team -> views(who, Target.of(team));
      case Service service -> views(who, Target.of(service, directory));
      case EscalationPolicy policy -> views(who, Target.of(policy));
      case ScheduleEntry(var schedule) -> views(who, Target.of(schedule));
      case ShiftBasedScheduleEntry(var schedule) -> views(who, Target.of(schedule));
      case WebhookSubscription _, Extension _ -> false;
      case MaintenanceWindow window ->
          window.services().stream()
              .flatMap(id -> directory.service(id).stream())
              .anyMatch(service -> views(who, Target.of(service, directory)));
    };
  }

  private static boolean views(Who who, Target target) {
    return Permissions.permits(who, Action.VIEW_CONFIGURATION, target);
  }
}
