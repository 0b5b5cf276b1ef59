package tocsin.core.permission;

/** Everything that somebody may want to do; each route and each form names one of these. */
public enum Action {
  /** Oneself, priorities, abilities: what everybody may know who is let in at all. */
  VIEW_SELF("see this"),
  /** Incidents with their alerts, notes and log entries. */
  VIEW_INCIDENTS("see these incidents"),
  /** People, teams, services, policies, schedules, and who is on call. */
  VIEW_CONFIGURATION("see this"),
  /** Who changed what. */
  VIEW_AUDIT("see who changed what"),
  /** Acknowledge, resolve, reassign, escalate, snooze, merge, annotate, ask for responders. */
  ANSWER_INCIDENT("answer this incident"),
  CREATE_INCIDENT("make incidents"),
  /** A service and its integrations. */
  EDIT_SERVICE("change this service"),
  /** Maintenance windows. */
  MAINTAIN_SERVICE("plan maintenance of this service"),
  EDIT_POLICY("change this escalation policy"),
  EDIT_SCHEDULE("change this schedule"),
  OVERRIDE_SCHEDULE("change who is on call in this schedule"),
  EDIT_TEAM("change this team"),
  MANAGE_TEAM_MEMBERS("choose this team's members"),
  /** One's own name, zone, contact methods, notification rules, calendar and sessions. */
  EDIT_OWN_PROFILE("change your profile"),
  CREATE_USER("add people"),
  /** The same as one's own profile, of somebody else. */
  EDIT_USER("change other people's profiles"),
  /** Make links by which somebody gets a password. */
  INVITE_USER("make log-in links"),
  EDIT_ROLE("change roles"),
  DELETE_USER("remove people"),
  /** API keys of the account. */
  MANAGE_KEYS("manage keys"),
  /** Webhooks of the account, and what else leaves it by itself. */
  MANAGE_WEBHOOKS("manage webhooks"),
  /** What holds for the whole account, priorities among it. */
  EDIT_ACCOUNT("change the account's settings");

  private final String words;

  Action(String words) {
    this.words = words;
  }

  /** As it goes on after "Your role doesn't let you". */
  String words() {
    return words;
  }

  /** Whether it only looks: all that a read-only key may do. */
  public boolean onlyLooks() {
    return switch (this) {
      case VIEW_SELF, VIEW_INCIDENTS, VIEW_CONFIGURATION, VIEW_AUDIT -> true;
      case ANSWER_INCIDENT,
          CREATE_INCIDENT,
          EDIT_SERVICE,
          MAINTAIN_SERVICE,
          EDIT_POLICY,
          EDIT_SCHEDULE,
          OVERRIDE_SCHEDULE,
          EDIT_TEAM,
          MANAGE_TEAM_MEMBERS,
          EDIT_OWN_PROFILE,
          CREATE_USER,
          EDIT_USER,
          INVITE_USER,
          EDIT_ROLE,
          DELETE_USER,
          MANAGE_KEYS,
          MANAGE_WEBHOOKS,
          EDIT_ACCOUNT ->
          false;
    };
  }
}
