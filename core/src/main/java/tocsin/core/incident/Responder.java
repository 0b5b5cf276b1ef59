package tocsin.core.incident;

import java.time.Instant;
import tocsin.core.id.UserId;

/** Somebody who is asked to help; {@code since} is when the state became so. */
public record Responder(UserId user, ResponderState state, Instant since) {
  /** Whether they are paged and have not answered. */
  public boolean isPending() {
    return state == ResponderState.PENDING;
  }
}
