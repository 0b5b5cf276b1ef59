package tocsin.web.rest;

import java.util.Comparator;
import java.util.List;
import tocsin.core.account.Priority;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.PriorityShape;

/** {@code /priorities}: how important incidents can be, the most important first. */
final class PrioritiesApi {
  Reply list(Call call) {
    List<Priority> priorities =
        call.directory().all(Priority.class).stream()
            .sorted(Comparator.comparingInt(Priority::order).thenComparing(Priority::key))
            .toList();
    var shaping = call.shaping();
    return call.page().of(priorities, "priorities", p -> PriorityShape.of(shaping, p));
  }
}
