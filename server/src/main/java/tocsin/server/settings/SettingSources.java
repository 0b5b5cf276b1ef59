package tocsin.server.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;

/**
 * Where settings come from. What stands further left wins: command line, environment, file. What
 * can't be understood ends the program, for a setting that is silently ignored is found out at 3
 * am.
 */
public final class SettingSources {
  static final String PREFIX = "TOCSIN_";

  /** The settings file that is read without being named. */
  public static final String FILE_IN_DATA = "tocsin.properties";

  private static final String MANUAL = "docs/settings.md lists them all.";

  /** For the start script, and what Kubernetes sets for a service that is called tocsin. */
  private static final Pattern NOT_OURS =
      Pattern.compile("TOCSIN_(JAVA_OPTS|SERVICE_(HOST|PORT).*|PORT_[0-9].*)");

  private final Map<String, String> texts = new HashMap<>();

  /**
   * Reads all sources.
   *
   * @param commandLine {@code key=value} by key, as given with {@code --set}
   * @param file must exist when it is given; otherwise the data folder's own is read if there is
   *     one
   */
  public static Settings read(
      Map<String, String> commandLine,
      Map<String, String> environment,
      @Nullable Path file,
      @Nullable Path data) {
    SettingSources sources = new SettingSources();
    if (file != null) {
      sources.readFile(file, true);
    } else if (data != null) {
      sources.readFile(data.resolve(FILE_IN_DATA), false);
    }
    sources.readEnvironment(environment);
    commandLine.forEach((name, text) -> sources.put(name, text, "--set " + name));
    return new Settings(sources.texts);
  }

  private void readFile(Path file, boolean mustExist) {
    if (!mustExist && !Files.exists(file)) {
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw refusal("There is no settings file " + file + ".");
    } catch (IOException | IllegalArgumentException e) {
      throw refusal("The settings file " + file + " can't be read: " + e.getMessage() + ".");
    }
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(name -> put(name, properties.getProperty(name), name + " in " + file));
  }

  private void readEnvironment(Map<String, String> environment) {
    for (String variable : environment.keySet().stream().sorted().toList()) {
      String text = environment.getOrDefault(variable, "");
      boolean ofKubernetes = variable.equals("TOCSIN_PORT") && text.startsWith("tcp://");
      if (!variable.startsWith(PREFIX) || NOT_OURS.matcher(variable).matches() || ofKubernetes) {
        continue;
      }
      Optional<Setting<?>> setting = SettingTable.variable(variable);
      if (setting.isEmpty()) {
        throw refusal("The variable " + variable + " sets nothing that exists. " + MANUAL);
      }
      put(setting.get().name(), text, variable);
    }
  }

  private void put(String name, String text, String where) {
    Setting<?> setting =
        SettingTable.named(name)
            .orElseThrow(() -> refusal("There is no setting " + name + ". " + MANUAL));
    String stripped = text.strip();
    try {
      if (!stripped.isEmpty() || !setting.standard().isEmpty()) {
        Object _ = setting.reading().apply(stripped);
      }
    } catch (Setting.Unreadable e) {
      throw refusal(where + " must be " + e.getMessage() + ".");
    }
    texts.put(setting.name(), stripped);
  }

  private static CannotGoOn refusal(String sentence) {
    return new CannotGoOn(ExitCode.USAGE, sentence);
  }
}
