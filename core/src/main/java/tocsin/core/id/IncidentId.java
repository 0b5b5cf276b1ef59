package tocsin.core.id;

/** An incident. People quote its number; programs its id. */
public record IncidentId(String value) {
  public IncidentId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
