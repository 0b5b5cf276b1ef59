package tocsin.core.account;

import tocsin.core.id.PriorityId;

/** How important an incident is to the business; a lower order is more important. */
public record Priority(PriorityId id, String name, String description, int order, String color)
    implements DirectoryEntry {
  @Override
  public String key() {
    return id.value();
  }
}
