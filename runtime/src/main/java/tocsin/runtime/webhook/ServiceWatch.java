package tocsin.runtime.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.Service;
import tocsin.core.account.WebhookEventType;
import tocsin.core.id.IdSource;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.webhook.Receiver;
import tocsin.core.webhook.WebhookMessage;
import tocsin.storage.json.JsonForms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Sees which services were made, changed or deleted, by comparing each directory with what was seen
 * last: nobody writes down changes of settings for it. Several changes between two looks are one.
 */
final class ServiceWatch {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Directory directory;
  private final Refs refs;
  private final Map<String, String> seen;
  private final Instant now;
  private final IdSource ids;

  /**
   * @param seen what the last look found, by service
   */
  ServiceWatch(Refs refs, Map<String, String> seen, Instant now, IdSource ids) {
    this.directory = refs.directory();
    this.refs = refs;
    this.seen = seen;
    this.now = now;
    this.ids = ids;
  }

  /** What this look finds, to be kept for the next. */
  Map<String, String> present() {
    Map<String, String> present = new HashMap<>();
    directory.all(Service.class).forEach(each -> present.put(each.id().value(), sight(each)));
    return present;
  }

  private String sight(Service service) {
    ObjectNode sight = Refs.object();
    sight.put("print", print(service));
    sight.set(
        "teams",
        Refs.list(ServiceTeams.of(directory, service), team -> StringNode.valueOf(team.value())));
    sight.set("data", data(service));
    return sight.toString();
  }

  /** Tells changes; routing keys are in what it is made from, and can't be read from it. */
  private static String print(Service service) {
    return Integer.toHexString(JsonForms.DIRECTORY_ENTRY.write(service).hashCode());
  }

  private ObjectNode data(Service service) {
    ObjectNode data = refs.to("service", "services", service.id().value(), service.name());
    data.put("name", service.name());
    data.put("description", service.description());
    data.put("created_at", Times.show(service.createdAt()));
    data.set("escalation_policy", refs.policy(service.escalationPolicy()));
    data.set("teams", Refs.list(ServiceTeams.of(directory, service), refs::team));
    return data;
  }

  /** What is to be told of the differences. */
  List<WebhookMessage> messages(Map<String, String> present, List<Receiver> receivers) {
    Set<String> all = new HashSet<>(seen.keySet());
    all.addAll(present.keySet());
    List<WebhookMessage> messages = new ArrayList<>();
    for (String id : all.stream().sorted().toList()) {
      String before = seen.get(id);
      String after = present.get(id);
      JsonNode old = before == null ? Refs.object() : MAPPER.readTree(before);
      JsonNode young = after == null ? Refs.object() : MAPPER.readTree(after);
      if (!old.path("print").equals(young.path("print"))) {
        messages.addAll(
            messages(
                new ServiceId(id), type(before, after), after == null ? old : young, receivers));
      }
    }
    return messages;
  }

  private static WebhookEventType type(@Nullable String before, @Nullable String after) {
    if (before == null) {
      return WebhookEventType.SERVICE_CREATED;
    }
    return after == null ? WebhookEventType.SERVICE_DELETED : WebhookEventType.SERVICE_UPDATED;
  }

  private List<WebhookMessage> messages(
      ServiceId service, WebhookEventType type, JsonNode sight, List<Receiver> receivers) {
    Set<TeamId> teams =
        sight
            .path("teams")
            .valueStream()
            .map(team -> new TeamId(team.stringValue()))
            .collect(Collectors.toSet());
    String event = ids.next();
    String body = WebhookBodies.service(event, type, now, sight.path("data"));
    List<WebhookMessage> messages = new ArrayList<>();
    for (Receiver receiver : receivers) {
      boolean forPeople = receiver.format() == Receiver.Format.ROOM;
      if (!forPeople && receiver.wants(type, service, teams, now)) {
        ReceiverId to = receiver.id();
        messages.add(
            new WebhookMessage(event + "-" + to, to, service.value(), type.wireName(), body, now));
      }
    }
    return messages;
  }
}
