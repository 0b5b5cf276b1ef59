package tocsin.core.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tocsin.core.id.LogEntryId;

/**
 * What somebody wrote down, as it is shown after all edits. What a resolve says of how it was done
 * is a note too.
 *
 * @param id the log entry that made it
 */
public record Note(LogEntryId id, Actor by, String content, Instant at, Instant editedAt) {
  /** The notes of an incident's whole history, oldest first; deleted ones are not among them. */
  public static List<Note> of(List<Fact> history) {
    Map<LogEntryId, Note> notes = new LinkedHashMap<>();
    for (Fact fact : history) {
      switch (fact.what()) {
        case IncidentFact.Annotated note -> notes.put(fact.id(), written(fact, note.content()));
        case IncidentFact.Resolved resolved when resolved.resolution() != null ->
            notes.put(fact.id(), written(fact, resolved.resolution()));
        case IncidentFact.NoteEdited edit ->
            notes.computeIfPresent(
                edit.note(),
                (id, note) -> new Note(id, note.by(), edit.content(), note.at(), fact.at()));
        case IncidentFact.NoteDeleted deletion -> notes.remove(deletion.note());
        case IncidentFact _ -> {}
      }
    }
    return List.copyOf(notes.values());
  }

  private static Note written(Fact fact, String content) {
    return new Note(fact.id(), fact.actor(), content, fact.at(), fact.at());
  }
}
