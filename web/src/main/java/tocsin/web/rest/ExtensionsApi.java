package tocsin.web.rest;

import java.util.List;
import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Extension;
import tocsin.core.account.WebhookForm;
import tocsin.core.id.ExtensionId;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.ServiceId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ExtensionShape;
import tools.jackson.databind.JsonNode;

/** {@code /extensions} and {@code /extension_schemas}: webhooks of the older kind. */
final class ExtensionsApi {
  private static final int MOST = 100;
  private static final int MOST_SERVICES = 100;
  private static final int LONGEST_CONFIG = 10_000;

  private final App app;
  private final ReceiverDesk desk;

  ExtensionsApi(App app, ReceiverDesk desk) {
    this.app = app;
    this.desk = desk;
  }

  Reply schemas(Call call) {
    var shaping = call.shaping();
    return call.page()
        .of(
            List.of(WebhookForm.values()),
            "extension_schemas",
            form -> ExtensionShape.schema(shaping, form));
  }

  Reply schema(Call call) {
    WebhookForm form = ExtensionShape.form(call.request().param("id")).orElseThrow(Call::notFound);
    var shaping = call.shaping();
    return Json.reply(200, "extension_schema", ExtensionShape.schema(shaping, form));
  }

  Reply list(Call call) {
    Optional<String> object = said(call, "extension_object_id");
    Optional<String> schema = said(call, "extension_schema_id");
    List<Extension> found =
        Names.matching(call.directory().all(Extension.class), call.query(), Extension::name)
            .stream()
            .filter(each ->
                object.isEmpty()
                    || each.services().stream().anyMatch(id -> id.value().equals(object.get())))
            .filter(each -> schema.isEmpty() || schema.get().equals(ExtensionShape.id(each.form())))
            .toList();
    return call.page().of(found, "extensions", each -> shape(call, each, call.directory()));
  }

  private static Optional<String> said(Call call, String name) {
    return call.query().first(name).filter(text -> !text.isBlank());
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, call.directory()), call.directory());
  }

  Reply create(Call call) {
    Input input = call.body("extension");
    String name = input.filled("name", 255, true).orElse("");
    Optional<WebhookForm> form = form(input);
    String url = url(input, true, form.orElse(WebhookForm.JSON)).orElse("");
    List<ServiceId> services = services(input, call.directory());
    if (services.isEmpty()) {
      input.wrong("extension_objects", "can't be blank");
    }
    if (form.isEmpty()) {
      input.wrong("Extension schema not found");
    }
    String config = config(input).orElse("{}");
    input.check();
    Extension made =
        new Extension(
            new ExtensionId(app.ids().next()),
            name,
            url,
            services,
            config,
            call.now(),
            form.orElse(WebhookForm.JSON));
    Directory after =
        app.directory()
            .change(current -> {
              if (current.all(Extension.class).size() >= MOST) {
                throw Call.wrong("There may be at most " + MOST + " extensions");
              }
              return List.of(new DirectoryChange.Put(made));
            });
    return shown(call, 201, made, after);
  }

  Reply update(Call call) {
    Input input = call.body("extension");
    Optional<String> name = input.filled("name", 255, false);
    Optional<String> url = url(input, false, find(call, call.directory()).form());
    List<ServiceId> services = services(input, call.directory());
    Optional<String> config = config(input);
    input.check();
    Directory after =
        app.directory()
            .change(current -> {
              Extension old = find(call, current);
              return List.of(
                  new DirectoryChange.Put(
                      new Extension(
                          old.id(),
                          name.orElse(old.name()),
                          url.orElse(old.url()),
                          services.isEmpty() ? old.services() : services,
                          config.orElse(old.config()),
                          old.createdAt(),
                          old.form())));
            });
    return shown(call, 200, find(call, after), after);
  }

  Reply delete(Call call) {
    Extension gone = find(call, call.directory());
    app.directory()
        .change(current -> List.of(new DirectoryChange.Remove(Extension.class, gone.key())));
    return Reply.empty(204);
  }

  Reply enable(Call call) {
    Extension extension = find(call, call.directory());
    desk.enable(new ReceiverId(extension.id().value()));
    return shown(call, 200, extension, call.directory());
  }

  private static Optional<WebhookForm> form(Input input) {
    return input.reference("extension_schema", text -> text).flatMap(ExtensionShape::form);
  }

  private static Optional<String> url(Input input, boolean needed, WebhookForm form) {
    Optional<String> url = input.filled("endpoint_url", 2_000, needed);
    url.flatMap(address -> ReceiverAddress.wrongWith(address, form)).ifPresent(input::wrong);
    return url;
  }

  private static List<ServiceId> services(Input input, Directory directory) {
    return input.objects("extension_objects", MOST_SERVICES).stream()
        .flatMap(each -> each.id(ServiceId::new).stream())
        .filter(id -> {
          if (directory.service(id).isEmpty()) {
            input.wrong("Service not found");
          }
          return directory.service(id).isPresent();
        })
        .distinct()
        .toList();
  }

  private static Optional<String> config(Input input) {
    return input
        .object("config")
        .map(config -> config.tree().toString())
        .filter(text -> {
          if (text.length() > LONGEST_CONFIG) {
            input.wrong("config", "is too long");
          }
          return text.length() <= LONGEST_CONFIG;
        });
  }

  private static Extension find(Call call, Directory directory) {
    ExtensionId id = call.id("id", ExtensionId::new);
    return directory.all(Extension.class).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private Reply shown(Call call, int status, Extension extension, Directory directory) {
    return Json.reply(status, "extension", shape(call, extension, directory));
  }

  private JsonNode shape(Call call, Extension extension, Directory directory) {
    boolean disabled = desk.isDisabled(new ReceiverId(extension.id().value()), call.now());
    var shaping = call.shaping(directory, directory.account().zone());
    return ExtensionShape.of(shaping, extension, disabled);
  }
}
