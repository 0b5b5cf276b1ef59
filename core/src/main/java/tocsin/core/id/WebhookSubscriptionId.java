package tocsin.core.id;

/** A wish to be told of events by webhook. */
public record WebhookSubscriptionId(String value) {
  public WebhookSubscriptionId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
