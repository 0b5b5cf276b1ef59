package tocsin.web.rest;

import java.util.List;
import java.util.Set;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Reply;
import tools.jackson.databind.node.ArrayNode;

/** {@code /abilities}: what this installation can do, in the words clients ask for. */
final class AbilitiesApi {
  private static final List<String> HAS =
      List.of(
          "teams",
          "urgencies",
          "read_only_users",
          "manage_schedules",
          "using_alerts_on_any_service");
  private static final Set<String> KNOWN =
      Set.of(
          "sso",
          "advanced_reports",
          "coordinated_responding",
          "coordinated_responding_preview",
          "preview_incident_alert_split",
          "manage_api_keys",
          "on_call_selector",
          "service_support_hours",
          "event_rules",
          "response_operations",
          "team_responders",
          "permissions_service");

  Reply list(Call call) {
    ArrayNode abilities = Json.list();
    HAS.forEach(abilities::add);
    return Json.reply(200, "abilities", abilities);
  }

  /** 204 has it, 402 knows it and has it not, 404 never heard of it. */
  Reply get(Call call) {
    String asked = call.request().param("id");
    if (HAS.contains(asked)) {
      return Reply.empty(204);
    }
    throw KNOWN.contains(asked)
        ? new ProblemException(
            new Problem(402, 2014, "Ability Missing", List.of("There is no " + asked + " here")))
        : Call.notFound();
  }
}
