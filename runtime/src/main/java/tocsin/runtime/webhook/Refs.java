package tocsin.runtime.webhook;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Priority;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Incident;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * References in the bodies of webhooks, in the form of the REST API.
 *
 * @param base what addresses begin with; null when our own address is not known yet
 */
record Refs(Directory directory, @Nullable String base) {
  private static final String DELETED = "(deleted)";

  /** Of the things that have a page of their own. */
  private static final Map<String, String> PAGES =
      Map.of(
          "incidents", "/ui/incidents/",
          "services", "/ui/services/",
          "escalation_policies", "/ui/policies/",
          "users", "/ui/people/");

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode to(String type, String path, String id, String summary) {
    ObjectNode ref = object();
    ref.put("id", id);
    ref.put("type", type);
    ref.put("summary", summary);
    ref.put("self", base == null ? null : base + "/" + path + "/" + id);
    String page = PAGES.get(path);
    ref.put("html_url", base == null || page == null ? null : base + page + id);
    return ref;
  }

  private ObjectNode named(String type, String path, String id, Optional<String> name) {
    return to(type + "_reference", path, id, name.orElse(DELETED));
  }

  ObjectNode user(UserId id) {
    return named("user", "users", id.value(), directory.user(id).map(User::name));
  }

  ObjectNode service(ServiceId id) {
    return named("service", "services", id.value(), directory.service(id).map(Service::name));
  }

  ObjectNode team(TeamId id) {
    return named("team", "teams", id.value(), directory.team(id).map(Team::name));
  }

  ObjectNode policy(EscalationPolicyId id) {
    Optional<String> name = directory.escalationPolicy(id).map(EscalationPolicy::name);
    return named("escalation_policy", "escalation_policies", id.value(), name);
  }

  JsonNode priority(@Nullable PriorityId id) {
    return id == null
        ? JsonNodeFactory.instance.nullNode()
        : named("priority", "priorities", id.value(), directory.priority(id).map(Priority::name));
  }

  ObjectNode incident(Incident incident) {
    String id = incident.id().value();
    return to("incident_reference", "incidents", id, incident.subject().title());
  }

  /** Who did it; null for Tocsin itself. */
  JsonNode agent(Agent agent) {
    return switch (agent) {
      case Agent.OfUser(UserId user) -> user(user);
      case Agent.OfIntegration of -> service(of.service());
      case Agent.OfSystem _ -> JsonNodeFactory.instance.nullNode();
    };
  }

  static <T> ArrayNode list(Collection<T> things, Function<T, ? extends JsonNode> shape) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    things.forEach(thing -> list.add(shape.apply(thing)));
    return list;
  }
}
