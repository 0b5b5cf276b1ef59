package tocsin.runtime.notifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tocsin.channel.Message;
import tocsin.core.account.Directory;
import tocsin.core.alert.Alert;
import tocsin.core.incident.PageCause;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.IncidentQueries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Details from the incident's first alert: source, severity, and what the monitoring tool wrote
 * about it. Of a large event only the beginning: a page is read on a phone.
 */
public final class AlertPageDetails implements PageDetails {
  private static final int MOST = 20;
  private static final int LONGEST = 500;
  private static final List<String> FIELDS = List.of("component", "group", "class");

  private final IncidentQueries queries;
  private final Supplier<Directory> directory;
  private final JsonMapper json = JsonMapper.builder().build();

  /** Details of incidents; the directory says how the people are called. */
  public AlertPageDetails(IncidentQueries queries, Supplier<Directory> directory) {
    this.queries = queries;
    this.directory = directory;
  }

  @Override
  public List<Message.Detail> of(PlannedNotification notification) {
    Optional<Alert> first = queries.alerts(notification.incident(), 0, 1).stream().findFirst();
    List<Message.Detail> details = new ArrayList<>();
    if (notification.reason().cause() == PageCause.RESPONDER_REQUEST) {
      addRequest(details, notification);
    }
    first.ifPresent(alert -> {
      add(details, "source", alert.source());
      if (alert.severity() != null) {
        add(details, "severity", alert.severity().name().toLowerCase(Locale.ROOT));
      }
      queries.alertBody(alert.id()).ifPresent(body -> addWritten(details, json.readTree(body)));
    });
    return details;
  }

  /** Who asks for help, and what they need. */
  private void addRequest(List<Message.Detail> details, PlannedNotification planned) {
    queries
        .find(planned.incident())
        .flatMap(incident ->
            incident.requests().reversed().stream()
                .filter(
                    request -> request.responders().anyMatch(r -> r.user().equals(planned.user())))
                .findFirst())
        .ifPresent(request -> {
          directory
              .get()
              .user(request.requester())
              .ifPresent(user -> add(details, "asked by", user.name()));
          add(details, "message", request.message());
        });
  }

  /** Events API v2 keeps them in {@code payload.custom_details}, v1 in {@code details}. */
  private static void addWritten(List<Message.Detail> details, JsonNode event) {
    JsonNode payload = event.path("payload");
    for (String field : FIELDS) {
      add(details, field, payload.path(field).asString(""));
    }
    JsonNode custom =
        payload.has("custom_details") ? payload.path("custom_details") : event.path("details");
    if (custom.isObject()) {
      for (Map.Entry<String, JsonNode> entry : custom.properties()) {
        add(details, entry.getKey(), text(entry.getValue()));
      }
    } else {
      add(details, "details", text(custom));
    }
  }

  private static String text(JsonNode value) {
    return value.isContainer() ? value.toString() : value.asString("");
  }

  private static void add(List<Message.Detail> details, String name, String value) {
    if (!value.isBlank() && details.size() < MOST) {
      details.add(new Message.Detail(cut(name), cut(value)));
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
