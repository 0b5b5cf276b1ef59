package tocsin.server.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;

/** The options by which a command is told its settings. */
final class SettingOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A file of settings to read instead of tocsin.properties in the data folder.")
  private @Nullable Path config;

  @Option(names = "--host", paramLabel = "HOST", description = "Short for --set host=HOST.")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Short for --set port=PORT.")
  private @Nullable String port;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one setting; may come several times. docs/settings.md lists them.")
  private Map<String, String> set = new LinkedHashMap<>();

  Settings read(Map<String, String> environment, @Nullable Path data) {
    Map<String, String> said = new HashMap<>(set);
    if (host != null) {
      said.put("host", host);
    }
    if (port != null) {
      said.put("port", port);
    }
    return SettingSources.read(said, environment, config, data);
  }
}
