package tocsin.core.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One target of a request, and the people whom it stood for when they were asked.
 *
 * @param level the policy's level that was asked last; 0 for a person
 * @param nextAt when the policy's next level is asked; null is never
 */
public record RequestedTarget(
    ResponderTarget target, int level, @Nullable Instant nextAt, List<Responder> responders) {
  public RequestedTarget {
    responders = List.copyOf(responders);
  }
}
