package tocsin.storage.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads an enum that was added to a stored type later: what was stored before has the usual one.
 */
final class AddedWord<E extends Enum<E>> extends StdDeserializer<E> {
  private final Class<E> words;
  private final E usual;

  AddedWord(Class<E> words, E usual) {
    super(words);
    this.words = words;
    this.usual = usual;
  }

  @Override
  public E deserialize(JsonParser json, DeserializationContext context) {
    return Enum.valueOf(words, json.getString());
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return usual;
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    return usual;
  }
}
