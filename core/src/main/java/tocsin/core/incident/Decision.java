package tocsin.core.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an action: facts to record, work to do and an answer to give. Nothing of it has
 * happened until the facts are stored.
 *
 * @param after the incident with the facts applied; null when it was to be made and was refused
 */
public record Decision(
    @Nullable Incident after, List<Fact> facts, List<Effect> effects, Answer answer) {
  public Decision {
    facts = List.copyOf(facts);
    effects = List.copyOf(effects);
  }

  /** A decision that changes nothing. */
  public static Decision refused(@Nullable Incident unchanged, Refusal reason) {
    return new Decision(unchanged, List.of(), List.of(), new Answer.Refused(reason));
  }
}
