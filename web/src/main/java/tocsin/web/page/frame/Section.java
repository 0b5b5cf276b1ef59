package tocsin.web.page.frame;

/** The parts of the pages that the menu leads to. */
public enum Section {
  HOME("Home", "/ui/", "home"),
  INCIDENTS("Incidents", "/ui/incidents", "bell-ringing"),
  ON_CALL("On call", "/ui/oncall", "alarm"),
  SCHEDULES("Schedules", "/ui/schedules", "calendar"),
  POLICIES("Escalation policies", "/ui/policies", "stairs-up"),
  SERVICES("Services", "/ui/services", "server-2"),
  MAINTENANCE("Maintenance", "/ui/maintenance", "tool"),
  PEOPLE("People and teams", "/ui/people", "users"),
  READINESS("Readiness", "/ui/readiness", "checks"),
  ROOMS("Chat rooms", "/ui/rooms", "message"),
  WEBHOOKS("Webhooks", "/ui/webhooks", "plug"),
  KEYS("API keys", "/ui/keys", "key"),
  AUDIT("Who changed what", "/ui/audit", "clipboard-list"),
  POCKET("Pocket", "/ui/pocket", "device-mobile"),
  PROFILE("Your profile", "/ui/me", "settings");

  private final String label;
  private final String path;
  private final String icon;

  Section(String label, String path, String icon) {
    this.label = label;
    this.path = path;
    this.icon = icon;
  }

  /** The words of the menu. */
  public String label() {
    return label;
  }

  /** Its address. */
  public String path() {
    return path;
  }

  /** The name of its icon. */
  public String icon() {
    return icon;
  }

  /** Whether a line is drawn above it in the menu. */
  public boolean beginsGroup() {
    return this == SCHEDULES || this == POCKET;
  }
}
