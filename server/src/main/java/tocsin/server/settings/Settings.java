package tocsin.server.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  /** The names that were given where that setting, one of several, has its {@code *}. */
  public Set<String> given(Setting<?> several) {
    int star = several.name().indexOf('*');
    return texts.keySet().stream()
        .filter(name -> several.named(name).isPresent())
        .map(name -> name.substring(star, name.length() - (several.name().length() - star - 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names and texts of what was said, secrets left out: safe to log. */
  @Override
  public String toString() {
    StringBuilder said = new StringBuilder();
    for (Setting<?> setting : SettingTable.ALL) {
      texts.entrySet().stream()
          .filter(text -> setting.named(text.getKey()).isPresent())
          .sorted(Map.Entry.comparingByKey())
          .forEach(text -> {
            said.append(said.isEmpty() ? "" : ", ").append(text.getKey()).append('=');
            said.append(setting.secret() ? "(secret)" : text.getValue());
          });
    }
    return said.toString();
  }
}
