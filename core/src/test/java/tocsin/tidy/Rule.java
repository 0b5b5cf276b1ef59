package tocsin.tidy;

import java.util.List;

/** Something that every Java file keeps to; gives a sentence for each place that does not. */
@FunctionalInterface
interface Rule {
  List<String> complaints(JavaSource source);
}
