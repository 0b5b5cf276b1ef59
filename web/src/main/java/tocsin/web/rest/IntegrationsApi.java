package tocsin.web.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.heartbeat.HeartbeatRules;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.VendorId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ServiceShape;

/** {@code /services/{id}/integrations}: the doors through which monitoring tools send events. */
final class IntegrationsApi {
  private static final int MOST = 1000;
  private static final int KEY_BYTES = 16;
  private static final String USUAL = "events_api_v2_inbound_integration";

  private static final Duration USUAL_PING = Duration.ofMinutes(5);

  private final App app;

  IntegrationsApi(App app) {
    this.app = app;
  }

  Reply get(Call call) {
    Service service = ServicesApi.find(call, call.directory());
    return shown(call, 200, service, find(call, service));
  }

  Reply create(Call call) {
    Input input = call.body("integration");
    String name = input.filled("name", 255, false).orElse("Events");
    String kind = kind(input).orElse(USUAL);
    Optional<String> key = key(input);
    Optional<VendorId> vendor = vendor(input);
    Optional<Duration> within = within(input);
    input.check();
    Integration made =
        new Integration(
            new IntegrationId(app.ids().next()),
            name,
            kind,
            key.orElseGet(() -> HexFormat.of().formatHex(app.random().bytes(KEY_BYTES))),
            call.now(),
            vendor.orElse(null),
            pingWithin(kind, within, null));
    Directory after =
        app.directory()
            .change(current -> {
              Service service = ServicesApi.find(call, current);
              if (current.integration(made.routingKey()).isPresent()) {
                throw Call.wrong("Integration key has already been taken");
              }
              List<Integration> all = new ArrayList<>(service.integrations());
              all.add(made);
              if (all.size() > MOST) {
                throw Call.wrong("A service may have at most " + MOST + " integrations");
              }
              return List.of(new DirectoryChange.Put(service.withIntegrations(all)));
            });
    return shown(call, 201, ServicesApi.find(call, after), made);
  }

  Reply update(Call call) {
    Input input = call.body("integration");
    Optional<String> name = input.filled("name", 255, false);
    Optional<String> kind = kind(input);
    Optional<VendorId> vendor = vendor(input);
    Optional<Duration> within = within(input);
    input.check();
    Directory after =
        app.directory()
            .change(current -> {
              Service service = ServicesApi.find(call, current);
              Integration old = find(call, service);
              Integration changed =
                  new Integration(
                      old.id(),
                      name.orElse(old.name()),
                      kind.orElse(old.kind()),
                      old.routingKey(),
                      old.createdAt(),
                      input.isNull("vendor") ? null : vendor.orElse(old.vendor()),
                      pingWithin(kind.orElse(old.kind()), within, old.pingWithin()));
              return List.of(
                  new DirectoryChange.Put(
                      service.withIntegrations(
                          service.integrations().stream()
                              .map(i -> i.equals(old) ? changed : i)
                              .toList())));
            });
    Service service = ServicesApi.find(call, after);
    return shown(call, 200, service, find(call, service));
  }

  Reply delete(Call call) {
    app.directory()
        .change(current -> {
          Service service = ServicesApi.find(call, current);
          Integration old = find(call, service);
          return List.of(
              new DirectoryChange.Put(
                  service.withIntegrations(
                      service.integrations().stream().filter(i -> !i.equals(old)).toList())));
        });
    return Reply.empty(204);
  }

  private static Optional<String> kind(Input input) {
    Optional<String> kind = input.type();
    if (kind.filter(type -> !type.matches("[a-z0-9_]+_inbound_integration")).isPresent()) {
      input.wrong("Type must end in _inbound_integration");
    }
    return kind;
  }

  /** Seconds, for heartbeats. */
  private static Optional<Duration> within(Input input) {
    return input
        .number(
            "ping_within", HeartbeatRules.SHORTEST.toSeconds(), HeartbeatRules.LONGEST.toSeconds())
        .map(Duration::ofSeconds);
  }

  private static @Nullable Duration pingWithin(
      String kind, Optional<Duration> asked, @Nullable Duration before) {
    return kind.equals(Integration.HEARTBEAT)
        ? asked.orElse(Objects.requireNonNullElse(before, USUAL_PING))
        : null;
  }

  private static Optional<VendorId> vendor(Input input) {
    Optional<VendorId> vendor = input.reference("vendor", VendorId::new);
    if (vendor.isPresent() && Vendor.find(vendor.get()).isEmpty()) {
      input.wrong("Vendor not found");
    }
    return vendor;
  }

  private static Optional<String> key(Input input) {
    Optional<String> key = input.text("integration_key", 100);
    if (key.filter(text -> !text.matches("[0-9A-Za-z]{32}")).isPresent()) {
      input.wrong("integration_key", "must have 32 letters and digits");
    }
    return key;
  }

  private static Integration find(Call call, Service service) {
    IntegrationId id = call.id("integration", IntegrationId::new);
    return service.integrations().stream()
        .filter(integration -> integration.id().equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private static Reply shown(Call call, int status, Service service, Integration integration) {
    var shaping = call.shaping();
    return Json.reply(
        status, "integration", ServiceShape.integration(shaping, service, integration));
  }
}
