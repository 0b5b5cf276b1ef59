package tocsin.runtime.engine;

import org.jspecify.annotations.Nullable;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Incident;

/**
 * What became of a wish.
 *
 * @param incident as it is after it; null when there is none
 */
public record WishResult(@Nullable Incident incident, Answer answer) {
  /** Whether this wish was refused (others of the same call may be the ones that were not). */
  public boolean refused() {
    return answer instanceof Answer.Refused;
  }
}
