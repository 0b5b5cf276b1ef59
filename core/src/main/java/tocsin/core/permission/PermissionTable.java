package tocsin.core.permission;

import static tocsin.core.permission.Action.ANSWER_INCIDENT;
import static tocsin.core.permission.Action.CREATE_INCIDENT;
import static tocsin.core.permission.Action.EDIT_OWN_PROFILE;
import static tocsin.core.permission.Action.EDIT_POLICY;
import static tocsin.core.permission.Action.EDIT_SCHEDULE;
import static tocsin.core.permission.Action.EDIT_SERVICE;
import static tocsin.core.permission.Action.EDIT_TEAM;
import static tocsin.core.permission.Action.MAINTAIN_SERVICE;
import static tocsin.core.permission.Action.MANAGE_TEAM_MEMBERS;
import static tocsin.core.permission.Action.MANAGE_WEBHOOKS;
import static tocsin.core.permission.Action.OVERRIDE_SCHEDULE;
import static tocsin.core.permission.Action.VIEW_CONFIGURATION;
import static tocsin.core.permission.Action.VIEW_INCIDENTS;
import static tocsin.core.permission.Action.VIEW_SELF;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import tocsin.core.account.Role;
import tocsin.core.account.TeamRole;

/** The one table of who may do what. What it can't say is in {@link Permissions}. */
final class PermissionTable {
  private static final Set<Action> RESTRICTED = of(VIEW_SELF, EDIT_OWN_PROFILE);
  private static final Set<Action> LIMITED_STAKEHOLDER = of(RESTRICTED, VIEW_INCIDENTS);
  private static final Set<Action> STAKEHOLDER = of(LIMITED_STAKEHOLDER, VIEW_CONFIGURATION);
  private static final Set<Action> OBSERVER = STAKEHOLDER;
  private static final Set<Action> RESPONDER =
      of(OBSERVER, ANSWER_INCIDENT, CREATE_INCIDENT, MAINTAIN_SERVICE, OVERRIDE_SCHEDULE);
  private static final Set<Action> MANAGER =
      of(
          RESPONDER,
          EDIT_SERVICE,
          EDIT_POLICY,
          EDIT_SCHEDULE,
          EDIT_TEAM,
          MANAGE_TEAM_MEMBERS,
          MANAGE_WEBHOOKS);
  private static final Set<Action> ADMIN = of(MANAGER, Action.values());

  private PermissionTable() {}

  /** What that role may do with what no team of theirs owns. */
  static Set<Action> allowed(Role role) {
    return switch (role) {
      case OWNER, ADMIN -> ADMIN; // what sets owners apart is who may touch owners
      case USER -> MANAGER;
      case LIMITED_USER -> RESPONDER;
      case OBSERVER -> OBSERVER;
      case RESTRICTED_ACCESS -> RESTRICTED;
      case READ_ONLY_USER -> STAKEHOLDER;
      case READ_ONLY_LIMITED_USER -> LIMITED_STAKEHOLDER;
    };
  }

  /** What that role may do where it is shown only what it may see (see {@link Sight}). */
  static Set<Action> inPart(Role role) {
    return role == Role.RESTRICTED_ACCESS ? OBSERVER : allowed(role);
  }

  /** What that role in a team allows with what the team owns. */
  static Set<Action> allowed(TeamRole role) {
    return switch (role) {
      case MANAGER -> MANAGER;
      case RESPONDER -> RESPONDER;
      case OBSERVER -> OBSERVER;
    };
  }

  /** Whether a role in a team raises or restricts what this role may do with what the team owns. */
  static boolean teamsMatter(Role role) {
    return switch (role) {
      case USER, LIMITED_USER, OBSERVER, RESTRICTED_ACCESS -> true;
      case OWNER, ADMIN, READ_ONLY_USER, READ_ONLY_LIMITED_USER -> false;
    };
  }

  /** Whether somebody with this role can be on call, and so may answer what they are asked. */
  static boolean maybeOnCall(Role role) {
    return switch (role) {
      case OWNER, ADMIN, USER, LIMITED_USER, OBSERVER, RESTRICTED_ACCESS -> true;
      case READ_ONLY_USER, READ_ONLY_LIMITED_USER -> false;
    };
  }

  private static Set<Action> of(Action... actions) {
    return of(Set.of(), actions);
  }

  private static Set<Action> of(Set<Action> less, Action... more) {
    EnumSet<Action> all = EnumSet.noneOf(Action.class);
    all.addAll(less);
    all.addAll(Arrays.asList(more));
    return Collections.unmodifiableSet(all);
  }
}
