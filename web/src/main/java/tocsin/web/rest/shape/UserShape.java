package tocsin.web.rest.shape;

import java.time.Duration;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.HandoffRule;
import tocsin.core.account.Language;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.web.rest.Json;
import tocsin.web.rest.Times;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down users, their contact methods and their notification rules. */
public final class UserShape {
  private UserShape() {}

  /** A user; {@code include[]} takes contact_methods, notification_rules and teams. */
  public static ObjectNode of(Shaping shaping, User user) {
    ObjectNode shape =
        Ref.head(shaping, "user", user.id().value(), user.name(), "/users/" + user.id());
    shape.put("name", user.name());
    shape.put("email", user.email());
    shape.put("time_zone", Times.show(user.zone()));
    Language language = user.language();
    shape.put("language", language == null ? null : language.tag());
    shape.put("color", user.color());
    shape.put("role", Words.of(user.role()));
    shape.putNull("avatar_url");
    shape.put("description", user.description());
    shape.put("invitation_sent", false);
    shape.put("job_title", user.jobTitle());
    shape.set("teams", teams(shaping, user));
    shape.set(
        "contact_methods",
        Ref.list(
            user.contactMethods(),
            method ->
                shaping.includes("contact_methods")
                    ? contactMethod(shaping, user, method)
                    : contactMethodRef(shaping, user, method)));
    shape.set(
        "notification_rules",
        Ref.list(
            user.notificationRules(),
            rule ->
                shaping.includes("notification_rules")
                    ? rule(shaping.plain(), user, rule)
                    : ruleRef(shaping, user, rule)));
    shape.set("coordinated_incidents", Json.list());
    return shape;
  }

  private static ArrayNode teams(Shaping shaping, User user) {
    return Ref.list(
        shaping.directory().all(Team.class).stream()
            .filter(team -> team.members().stream().anyMatch(m -> m.user().equals(user.id())))
            .sorted(java.util.Comparator.comparing(Team::name))
            .toList(),
        team ->
            shaping.includes("teams") ? TeamShape.of(shaping, team) : Ref.team(shaping, team.id()));
  }

  /** The REST API's word for a kind of contact method. */
  public static String type(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> "email_contact_method";
      case PHONE -> "phone_contact_method";
      case SMS -> "sms_contact_method";
      case PUSH -> "push_notification_contact_method";
      case WHATSAPP -> "whatsapp_contact_method";
      case WEBHOOK -> "webhook_contact_method";
      case SELF_CHECK -> "self_check_contact_method";
      case NTFY -> "ntfy_contact_method";
      case SLACK -> "slack_contact_method";
      case MATTERMOST -> "mattermost_contact_method";
      case TELEGRAM -> "telegram_contact_method";
      case MATRIX -> "matrix_contact_method";
      case DISCORD -> "discord_contact_method";
      case TEAMS -> "teams_contact_method";
      case GOOGLE_CHAT -> "google_chat_contact_method";
    };
  }

  private static ObjectNode contactHead(
      Shaping shaping, User user, ContactMethod method, String type) {
    String path = "/users/" + user.id() + "/contact_methods/" + method.id();
    ObjectNode head = Ref.head(shaping, type, method.id().value(), method.label(), path);
    return head.putNull("html_url");
  }

  private static ObjectNode contactMethodRef(Shaping shaping, User user, ContactMethod method) {
    return contactHead(shaping, user, method, type(method.kind()) + "_reference");
  }

  /** A contact method. */
  public static ObjectNode contactMethod(Shaping shaping, User user, ContactMethod method) {
    ObjectNode shape = contactHead(shaping, user, method, type(method.kind()));
    shape.put("label", method.label());
    shape.put("address", method.address());
    switch (method.kind()) {
      case EMAIL -> {
        shape.put("send_short_email", false);
        shape.put("enabled", method.verified());
      }
      case PHONE, SMS, WHATSAPP -> {
        shape.put("country_code", method.countryCode());
        shape.put("enabled", method.verified());
      }
      case PUSH,
          WEBHOOK,
          NTFY,
          SLACK,
          MATTERMOST,
          TELEGRAM,
          MATRIX,
          DISCORD,
          TEAMS,
          GOOGLE_CHAT,
          SELF_CHECK ->
          shape.put("enabled", method.verified());
    }
    shape.put("blacklisted", false);
    return shape;
  }

  /** A hand-off rule; {@code include[]} takes contact_methods. */
  public static ObjectNode handoffRule(Shaping shaping, User user, HandoffRule rule) {
    ObjectNode shape = Json.object();
    shape.put("id", rule.id().value());
    shape.put("type", "oncall_handoff_notification_rule");
    shape.put("notify_advance_in_minutes", rule.advance().toMinutes());
    shape.put("handoff_type", Words.of(rule.kind()));
    putMethod(shape, shaping, user, rule.contactMethod());
    return shape;
  }

  private static void putMethod(
      ObjectNode shape, Shaping shaping, User user, ContactMethodId wanted) {
    user.contactMethod(wanted)
        .ifPresentOrElse(
            method ->
                shape.set(
                    "contact_method",
                    shaping.includes("contact_methods")
                        ? contactMethod(shaping, user, method)
                        : contactMethodRef(shaping, user, method)),
            () -> shape.putNull("contact_method"));
  }

  private static ObjectNode ruleHead(
      Shaping shaping, User user, NotificationRule rule, String type) {
    String summary =
        rule.delay().toMinutes()
            + " minutes: "
            + user.contactMethod(rule.contactMethod())
                .map(ContactMethod::label)
                .orElse("(deleted)");
    String path = "/users/" + user.id() + "/notification_rules/" + rule.id();
    return Ref.head(shaping, type, rule.id().value(), summary, path).putNull("html_url");
  }

  private static ObjectNode ruleRef(Shaping shaping, User user, NotificationRule rule) {
    return ruleHead(shaping, user, rule, "assignment_notification_rule_reference");
  }

  /** A notification rule; {@code include[]} takes contact_methods. */
  public static ObjectNode rule(Shaping shaping, User user, NotificationRule rule) {
    ObjectNode shape = ruleHead(shaping, user, rule, "assignment_notification_rule");
    shape.put("start_delay_in_minutes", rule.delay().toMinutes());
    Duration every = rule.repeatEvery();
    shape.put("repeat_in_minutes", every == null ? null : every.toMinutes());
    shape.put("urgency", Words.of(rule.urgency()));
    putMethod(shape, shaping, user, rule.contactMethod());
    return shape;
  }
}
