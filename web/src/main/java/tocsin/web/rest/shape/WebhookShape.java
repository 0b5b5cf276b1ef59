package tocsin.web.rest.shape;

import org.jspecify.annotations.Nullable;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookForm;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down webhook subscriptions; their secrets only once. */
public final class WebhookShape {
  /** Stands for the value of a header. */
  public static final String REDACTED = "-- redacted --";

  private WebhookShape() {}

  /**
   * A subscription.
   *
   * @param disabled whether nothing is sent because it refused too often
   * @param secret the key that was just made; null when there is none to show
   */
  public static ObjectNode of(
      Shaping shaping,
      WebhookSubscription subscription,
      boolean disabled,
      @Nullable String secret) {
    String id = subscription.id().value();
    ObjectNode shape =
        Ref.head(
            shaping,
            "webhook_subscription",
            id,
            subscription.description(),
            "/webhook_subscriptions/" + id);
    shape.putNull("html_url");
    shape.put("active", subscription.active());
    shape.put("description", subscription.description());
    ObjectNode method = shape.putObject("delivery_method");
    method.put("id", id);
    method.put("type", "http_delivery_method");
    method.put("url", subscription.url());
    if (subscription.form() != WebhookForm.JSON) {
      method.put("format", subscription.form().word());
    }
    method.put("secret", secret);
    method.put("temporarily_disabled", disabled);
    ArrayNode headers = method.putArray("custom_headers");
    subscription
        .headers()
        .forEach(name -> headers.addObject().put("name", name).put("value", REDACTED));
    ArrayNode events = shape.putArray("events");
    subscription.events().stream().map(WebhookEventType::wireName).forEach(events::add);
    ObjectNode filter = shape.putObject("filter");
    filter.put("type", scope(subscription.scope()) + "_reference");
    String of = scopeId(subscription.scope());
    if (!of.isEmpty()) {
      filter.put("id", of);
    }
    shape.putNull("oauth_client");
    return shape;
  }

  /** The scope's word in {@code filter_type}. */
  public static String scope(WebhookScope scope) {
    return switch (scope) {
      case WebhookScope.WholeAccount _ -> "account";
      case WebhookScope.OfService _, WebhookScope.OfServices _ -> "service";
      case WebhookScope.OfTeam _ -> "team";
    };
  }

  /** The id of the service or team; empty for others. */
  public static String scopeId(WebhookScope scope) {
    return switch (scope) {
      case WebhookScope.OfService(var service) -> service.value();
      case WebhookScope.OfTeam(var team) -> team.value();
      case WebhookScope.WholeAccount _, WebhookScope.OfServices _ -> "";
    };
  }
}
