package tocsin.web.page.edit;

import java.util.Map;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ObjectNode;

/** The forms on a service's page by which integrations come, go and are changed. */
public final class IntegrationForms {
  private static final String PATH = "/services/:id/integrations";

  private final FormPost post;

  public IntegrationForms(FormPost post) {
    this.post = post;
  }

  /** Answers {@code POST /ui/services/:id/integrations}. */
  public Reply add(Visit visit) throws Exception {
    String id = visit.request().param("id");
    var unused = post.ask(visit, addition(id, visit.posted("name").orElse(""), visit));
    return Reply.seeOther("/ui/services/" + id + "?done=integration");
  }

  /** One more integration of that service, of the kind that the form says. */
  static Wish addition(String service, String name, Visit visit) {
    ObjectNode integration = Json.object().put("name", name);
    IntegrationKind.say(visit, integration);
    return new Wish("POST " + PATH, Map.of("id", service), wrapped(integration));
  }

  private static ObjectNode wrapped(ObjectNode integration) {
    return Json.object().set("integration", integration);
  }

  /** Answers {@code POST /ui/services/:id/integrations/:integration}. */
  public Reply act(Visit visit) throws Exception {
    String id = visit.request().param("id");
    Map<String, String> which =
        Map.of("id", id, "integration", visit.request().param("integration"));
    Wish wish =
        switch (visit.posted("do").orElse("")) {
          case "save" -> new Wish("PUT " + PATH + "/:integration", which, changed(visit));
          case "remove" -> new Wish("DELETE " + PATH + "/:integration", which, null);
          default -> throw new ProblemException(Problems.INVALID_INPUT);
        };
    var unused = post.ask(visit, wish);
    return Reply.seeOther("/ui/services/" + id + "?done=saved");
  }

  private static ObjectNode changed(Visit visit) {
    ObjectNode integration = Json.object().put("name", visit.posted("name").orElse(""));
    if (visit.posted(IntegrationKind.WITHIN).isPresent()) {
      LengthFields.say(IntegrationKind.WITHIN, visit, integration, "ping_within");
    }
    return wrapped(integration);
  }
}
