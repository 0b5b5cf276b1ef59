package tocsin.web.rest.shape;

import java.util.List;
import java.util.Optional;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.change.ChangeEvent;
import tocsin.web.rest.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down change events. */
public final class ChangeEventShape {
  private ChangeEventShape() {}

  /** A change event, with what its sender told. */
  public static ObjectNode of(Shaping shaping, ChangeEvent change) {
    String id = change.id().value();
    ObjectNode shape =
        Ref.head(shaping, "change_event", id, change.summary(), "/change_events/" + id)
            .putNull("html_url");
    shape.put("timestamp", shaping.time(change.at()));
    shape.put("source", change.source().isEmpty() ? null : change.source());
    shape.set("integration", integration(shaping, change));
    shape.set("services", Ref.list(List.of(change.service()), each -> Ref.service(shaping, each)));
    shape.set("custom_details", tree(change.details()));
    shape.set("links", tree(change.links()));
    shape.set("images", tree(change.images()));
    return shape;
  }

  private static ObjectNode integration(Shaping shaping, ChangeEvent change) {
    Optional<Service> service = shaping.directory().service(change.service());
    Optional<Integration> integration =
        service.stream()
            .flatMap(found -> found.integrations().stream())
            .filter(found -> found.id().equals(change.integration()))
            .findFirst();
    return integration
        .map(found -> ServiceShape.integrationRef(shaping, service.orElseThrow(), found))
        .orElseGet(() -> Ref.gone("inbound_integration_reference", change.integration().value()));
  }

  private static JsonNode tree(String json) {
    return Json.read(json).orElseGet(Json::object);
  }
}
