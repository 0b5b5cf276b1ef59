package tocsin.core.id;

/** Where webhooks go: the id of a subscription or an extension. */
public record ReceiverId(String value) {
  public ReceiverId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
