package tocsin.storage.sql;

import java.util.List;
import java.util.stream.Collectors;
import tocsin.core.incident.Fact;
import tocsin.storage.json.JsonForms;

/** Facts as text, one a line. JSON texts hold no line break of their own. */
final class FactLines {
  private FactLines() {}

  static String write(List<Fact> facts) {
    return facts.stream().map(JsonForms.FACT::write).collect(Collectors.joining("\n"));
  }

  static List<Fact> read(String lines) {
    return lines.lines().map(JsonForms.FACT::read).toList();
  }
}
