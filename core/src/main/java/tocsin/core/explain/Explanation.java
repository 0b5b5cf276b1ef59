package tocsin.core.explain;

import java.util.List;
import tocsin.core.id.IncidentId;

/**
 * Who was paged for an incident and who was not, and why.
 *
 * @param steps everything that happened to the incident, oldest first, with the pages it led to
 * @param people one verdict for each person who might have been paged
 */
public record Explanation(IncidentId incident, List<Step> steps, List<Verdict> people) {
  public Explanation {
    steps = List.copyOf(steps);
    people = List.copyOf(people);
  }
}
