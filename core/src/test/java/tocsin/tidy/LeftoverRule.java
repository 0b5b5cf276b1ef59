package tocsin.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Nothing is left for later in the code: finish it, or write it down where plans are kept. */
final class LeftoverRule {
  private static final Pattern NOTE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern SWITCHED_OFF = Pattern.compile("^\\s*@(Disabled|Ignore)\\b");

  private LeftoverRule() {}

  static List<String> complaints(String path, String text) {
    List<String> found = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (NOTE.matcher(line).find()) {
        found.add("%s:%d: a note for later: do it, or open an issue".formatted(path, number));
      }
      if (SWITCHED_OFF.matcher(line).find()) {
        found.add("%s:%d: a test switched off: mend or delete it".formatted(path, number));
      }
    }
    return found;
  }
}
