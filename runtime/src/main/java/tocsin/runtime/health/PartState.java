package tocsin.runtime.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a part of the program is doing.
 *
 * @param lag what waits for this part, in its own unit; 0 when it has caught up
 * @param restarts how often it failed and was started again since the program started
 * @param lastFailure one sentence; null when it never failed
 * @param since when it came into this state
 */
public record PartState(
    String part,
    Status status,
    long lag,
    int restarts,
    @Nullable String lastFailure,
    Instant since) {
  /** What the part is doing. */
  public enum Status {
    STARTING,
    RUNNING,
    /** It failed and waits for its next start. */
    RESTARTING,
    /** It can't do its work now, and tries again whenever there is some. */
    FAILING,
    STOPPED
  }
}
