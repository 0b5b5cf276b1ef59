package tocsin.server.outlet;

import java.util.Optional;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;
import tocsin.server.settings.Setting;
import tocsin.server.settings.Settings;

/** Settings that are of use only together: one without the other was forgotten or mistyped. */
final class Together {
  private Together() {}

  /** Both, or neither. */
  static void both(
      Setting<Optional<String>> one, Setting<Optional<String>> other, Settings settings) {
    String sentence = "%s is set and %s is not. Set both, or neither.";
    needs(one, other, settings, sentence);
    needs(other, one, settings, sentence);
  }

  /** The first does nothing unless the second is set. */
  static void onlyWith(
      Setting<Optional<String>> extra, Setting<Optional<String>> needed, Settings settings) {
    needs(extra, needed, settings, "%s does nothing without %s. Set that too, or remove it.");
  }

  private static void needs(
      Setting<Optional<String>> one,
      Setting<Optional<String>> other,
      Settings settings,
      String sentence) {
    if (settings.get(one).isPresent() && settings.get(other).isEmpty()) {
      throw new CannotGoOn(ExitCode.USAGE, sentence.formatted(one.name(), other.name()));
    }
  }
}
