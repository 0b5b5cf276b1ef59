package tocsin.web.rest;

import tocsin.core.account.Urgency;
import tocsin.runtime.notifier.Punctuality;
import tocsin.runtime.notifier.Punctuality.Figure;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Ref;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /delivery}: how punctually pages go out. A resource of our own. */
final class DeliveryApi {
  private final Punctuality punctuality;

  DeliveryApi(Punctuality punctuality) {
    this.punctuality = punctuality;
  }

  Reply get(Call call) {
    Punctuality.Report report = punctuality.report(call.now());
    Shaping shaping = call.shaping(call.directory().account().zone());
    ObjectNode body = Json.object();
    body.put("since", shaping.timeOrNull(report.since()));
    ObjectNode target = body.putObject("target_in_seconds");
    target.put(Words.of(Urgency.HIGH), report.target().high().toSeconds());
    target.put(Words.of(Urgency.LOW), report.target().low().toSeconds());
    figure(body, report.all());
    body.put("waiting_out_of_target", report.waiting());
    ArrayNode lanes = body.putArray("lanes");
    report
        .lanes()
        .forEach((lane, figure) -> {
          ObjectNode shape = lanes.addObject();
          shape.put("channel", lane.channel());
          shape.put("urgency", Words.of(lane.urgency()));
          figure(shape, figure);
        });
    ArrayNode teams = body.putArray("teams");
    report
        .teams()
        .forEach((team, figure) -> {
          ObjectNode shape = teams.addObject();
          shape.set("team", Ref.team(shaping, team));
          figure(shape, figure);
        });
    return Json.reply(200, "delivery", body);
  }

  private static void figure(ObjectNode shape, Figure figure) {
    shape.put("on_time", figure.onTime());
    shape.put("late", figure.late());
    shape.put("never", figure.never());
    shape.put("out_of_target", figure.outOfTarget());
  }
}
