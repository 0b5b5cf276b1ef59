package tocsin.core.permission;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.id.TeamId;

/**
 * Says whether somebody may do something: by the table of roles, by their role in the teams that
 * own it (which raises or restricts the other), and by these rules:
 *
 * <ul>
 *   <li>everybody may change their own profile;
 *   <li>whoever was asked to answer an incident may see and answer it, whatever their role, unless
 *       they are a stakeholder;
 *   <li>only owners touch owners, and nobody gives or takes a role above their own;
 *   <li>a key of the account is an administrator, not an owner; one that only reads changes
 *       nothing.
 * </ul>
 */
public final class Permissions {
  private static final Permit PERMITTED = new Permit.Permitted();
  private static final String HELP = ". The owner or an administrator can give you another role.";

  private Permissions() {}

  /** Whether they may; a refusal says why in a sentence. */
  public static Permit permit(Who who, Action asked, Target target) {
    Action action = target instanceof Target.OfUser(User user) ? own(who, asked, user) : asked;
    if (who.onlyReads() && !action.onlyLooks()) {
      return new Permit.Refused("This key may only read.");
    }
    if (!tableAllows(who, action, target)) {
      return new Permit.Refused("Your role doesn't let you " + action.words() + HELP);
    }
    return switch (target) {
      case Target.OfUser(User user) -> touching(who, action, user.role(), null);
      case Target.OfRole(User user, Role next) -> touching(who, action, user.role(), next);
      case Target.OfTeams _, Target.OfIncident _, Target.Visible _ -> PERMITTED;
    };
  }

  /** As {@link #permit}, for those who only show or hide something by it. */
  public static boolean permits(Who who, Action action, Target target) {
    return permit(who, action, target) instanceof Permit.Permitted;
  }

  /** Whether the account can be without that user, or with them in another role. */
  public static Permit withoutOwner(Directory directory, User user) {
    boolean others =
        directory.all(User.class).stream()
            .anyMatch(other -> other.role() == Role.OWNER && !other.id().equals(user.id()));
    return others || user.role() != Role.OWNER
        ? PERMITTED
        : new Permit.Refused("The account needs an owner, and this user is the last one");
  }

  /** What is done to oneself needs another right than what is done to others. */
  private static Action own(Who who, Action action, User user) {
    boolean self = who.is(user.id());
    return switch (action) {
      case EDIT_USER -> self ? Action.EDIT_OWN_PROFILE : action;
      case VIEW_CONFIGURATION -> self ? Action.VIEW_SELF : action;
      default -> action;
    };
  }

  private static boolean tableAllows(Who who, Action action, Target target) {
    return switch (target) {
      case Target.OfTeams(Set<TeamId> teams) -> allowed(who, teams).contains(action);
      case Target.OfIncident incident ->
          allowed(who, incident.teams()).contains(action)
              || (concernsIncidents(action) && wasAsked(who, incident));
      case Target.Visible _ -> PermissionTable.inPart(who.role()).contains(action);
      case Target.OfUser _, Target.OfRole _ -> allowed(who, Set.of()).contains(action);
    };
  }

  private static boolean concernsIncidents(Action action) {
    return action == Action.ANSWER_INCIDENT || action == Action.VIEW_INCIDENTS;
  }

  private static boolean wasAsked(Who who, Target.OfIncident incident) {
    return PermissionTable.maybeOnCall(who.role()) && incident.asked().stream().anyMatch(who::is);
  }

  private static Set<Action> allowed(Who who, Collection<TeamId> teams) {
    return who.best(teams)
        .map(PermissionTable::allowed)
        .orElseGet(() -> PermissionTable.allowed(who.role()));
  }

  private static Permit touching(Who who, Action action, Role before, @Nullable Role next) {
    boolean above =
        before.compareTo(who.role()) < 0 || next != null && next.compareTo(who.role()) < 0;
    return !above || action.onlyLooks()
        ? PERMITTED
        : new Permit.Refused(
            "Nobody may do this to somebody whose role is above their own, or give such a role:"
                + " only owners touch owners.");
  }
}
