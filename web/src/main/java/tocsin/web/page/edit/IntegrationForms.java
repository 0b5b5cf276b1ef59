package tocsin.web.page.edit;

import java.util.Map;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ObjectNode;

/** The forms on a service's page by which integrations come, go and get other names. */
public final class IntegrationForms {
  private static final String PATH = "/services/:id/integrations";

  private final FormPost post;

  public IntegrationForms(FormPost post) {
    this.post = post;
  }

  /** Answers {@code POST /ui/services/:id/integrations}. */
  public Reply add(Visit visit) throws Exception {
    String id = visit.request().param("id");
    var unused = post.ask(visit, addition(id, visit.posted("name").orElse("")));
    return Reply.seeOther("/ui/services/" + id + "?done=integration");
  }

  /** One more integration of that service. */
  static Wish addition(String service, String name) {
    return new Wish("POST " + PATH, Map.of("id", service), named(name));
  }

  private static ObjectNode named(String name) {
    ObjectNode body = Json.object();
    body.putObject("integration").put("name", name);
    return body;
  }

  /** Answers {@code POST /ui/services/:id/integrations/:integration}. */
  public Reply act(Visit visit) throws Exception {
    String id = visit.request().param("id");
    Map<String, String> which =
        Map.of("id", id, "integration", visit.request().param("integration"));
    Wish wish =
        switch (visit.posted("do").orElse("")) {
          case "rename" ->
              new Wish(
                  "PUT " + PATH + "/:integration", which, named(visit.posted("name").orElse("")));
          case "remove" -> new Wish("DELETE " + PATH + "/:integration", which, null);
          default -> throw new ProblemException(Problems.INVALID_INPUT);
        };
    var unused = post.ask(visit, wish);
    return Reply.seeOther("/ui/services/" + id + "?done=saved");
  }
}
