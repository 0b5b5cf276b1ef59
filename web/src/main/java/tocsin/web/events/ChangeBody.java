package tocsin.web.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.event.Event;
import tocsin.core.id.IdSource;
import tocsin.web.http.CleanText;

/** Reads the body of a change event for those who don't come through the Events API. */
public final class ChangeBody {
  private ChangeBody() {}

  /** What reading a body gave. */
  public sealed interface Reading {}

  /** An event for intake. */
  public record Taken(Event event) implements Reading {}

  /** What is wrong with it, in sentences. */
  public record Wrong(List<String> errors) implements Reading {
    public Wrong {
      errors = List.copyOf(errors);
    }
  }

  /** As {@code /v2/change/enqueue} reads it. */
  public static Reading read(byte[] body, Instant now, IdSource ids) {
    Optional<EventFields> fields = EventReader.read(body, Door.CHANGE.form());
    Optional<String> text = CleanText.decode(body);
    if (fields.isEmpty() || text.isEmpty()) {
      return new Wrong(List.of("The body is not JSON that can be read"));
    }
    List<String> errors = Door.CHANGE.check(fields.get());
    return errors.isEmpty()
        ? new Taken(Door.CHANGE.event(fields.get(), text.get(), now, ids))
        : new Wrong(errors);
  }
}
