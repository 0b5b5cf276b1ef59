package tocsin.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tocsin.core.id.ResponderRequestId;
import tocsin.core.id.UserId;

/**
 * Somebody asked others to help with the incident.
 *
 * @param message what they are told; may be empty
 */
public record ResponderRequest(
    ResponderRequestId id,
    UserId requester,
    Instant at,
    String message,
    List<RequestedTarget> targets) {
  public ResponderRequest {
    targets = List.copyOf(targets);
  }

  /** Everybody who was asked by it. */
  public Stream<Responder> responders() {
    return targets.stream().flatMap(target -> target.responders().stream());
  }
}
