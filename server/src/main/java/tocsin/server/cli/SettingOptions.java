package tocsin.server.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;

/** The options by which a command is told its settings. */
final class SettingOptions {
  private static final Option HOST =
      Option.optional("--host", "HOST", "The address to listen on: short for --set host=HOST.");
  private static final Option PORT =
      Option.optional("--port", "PORT", "The port to listen on: short for --set port=PORT.");
  private static final Option CONFIG =
      Option.optional(
          "--config",
          "FILE",
          "A file of settings, instead of tocsin.properties in the data folder.");
  private static final Option SET =
      Option.repeated(
          "--set", "KEY=VALUE", "Sets one of the settings that docs/settings.md lists.");

  /** In the order of the help. */
  static final List<Option> ALL = List.of(HOST, PORT, CONFIG, SET);

  /** For commands that don't listen. */
  static final List<Option> WITHOUT_ADDRESS = List.of(CONFIG, SET);

  private SettingOptions() {}

  static Settings read(Arguments arguments, Map<String, String> environment, Path data) {
    Map<String, String> said = new HashMap<>();
    for (String pair : arguments.all(SET)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw arguments.refusal("--set needs KEY=VALUE behind it");
      }
      said.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    arguments.one(HOST).ifPresent(host -> said.put("host", host));
    arguments.one(PORT).ifPresent(port -> said.put("port", port));
    Path config = arguments.one(CONFIG).map(Path::of).orElse(null);
    return SettingSources.read(said, environment, config, data);
  }
}
