package tocsin.core.readiness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of time that neither overlap nor touch, in order. All arithmetic on times that the
 * check needs: both together, and one without the other.
 */
record Spans(List<Span> list) {
  static final Spans NONE = new Spans(List.of());

  Spans {
    list = List.copyOf(list);
  }

  /** Any stretches, in any order; empty ones are left out. */
  static Spans of(Collection<Span> any) {
    List<Span> sorted =
        any.stream()
            .filter(span -> span.start().isBefore(span.end()))
            .sorted(Comparator.comparing(Span::start))
            .toList();
    List<Span> joined = new ArrayList<>();
    for (Span span : sorted) {
      Span last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || span.start().isAfter(last.end())) {
        joined.add(span);
      } else if (span.end().isAfter(last.end())) {
        joined.set(joined.size() - 1, new Span(last.start(), span.end()));
      }
    }
    return new Spans(joined);
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** What either has. */
  Spans and(Spans other) {
    List<Span> both = new ArrayList<>(list);
    both.addAll(other.list);
    return of(both);
  }

  /** The parts of the whole that are not in these. */
  Spans missingFrom(Span whole) {
    List<Span> missing = new ArrayList<>();
    var from = whole.start();
    for (Span span : list) {
      if (span.start().isAfter(from)) {
        missing.add(new Span(from, span.start()));
      }
      from = span.end().isAfter(from) ? span.end() : from;
    }
    if (from.isBefore(whole.end())) {
      missing.add(new Span(from, whole.end()));
    }
    return of(missing);
  }
}
