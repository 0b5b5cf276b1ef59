package tocsin.runtime.health;

import java.util.List;

/** The state of every part, for {@code /health}, {@code /metrics} and the pages. */
@FunctionalInterface
public interface Health {
  /** Every part, in the order of the road. Never blocks. */
  List<PartState> parts();

  /** The providers behind the media, as far as their health is known. Never blocks. */
  default List<ProviderState> providers() {
    return List.of();
  }
}
