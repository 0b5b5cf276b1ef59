package tocsin.server.settings;

import java.util.HashMap;
import java.util.Map;

/** What the program was told; every value in it can be read. */
public final class Settings {
  private final Map<String, String> texts;

  Settings(Map<String, String> texts) {
    this.texts = new HashMap<>(texts);
  }

  /** The value that counts. */
  public <T> T get(Setting<T> setting) {
    return setting.reading().apply(texts.getOrDefault(setting.name(), setting.standard()));
  }

  /** The names and texts of what was said, secrets left out: safe to log. */
  @Override
  public String toString() {
    StringBuilder said = new StringBuilder();
    for (Setting<?> setting : SettingTable.ALL) {
      String text = texts.get(setting.name());
      if (text != null) {
        said.append(said.isEmpty() ? "" : ", ").append(setting.name()).append('=');
        said.append(setting.secret() ? "(secret)" : text);
      }
    }
    return said.toString();
  }
}
