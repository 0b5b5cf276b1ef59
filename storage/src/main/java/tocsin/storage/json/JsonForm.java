package tocsin.storage.json;

import tocsin.storage.StorageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of one type. Safe for use by several threads. */
public final class JsonForm<T> {
  private final ObjectReader reader;
  private final ObjectWriter writer;

  JsonForm(JsonMapper mapper, JavaType type) {
    reader = mapper.readerFor(type);
    writer = mapper.writerFor(type);
  }

  /** The value as JSON text. */
  public String write(T value) {
    return writer.writeValueAsString(value);
  }

  /** The value as JSON text in UTF-8. */
  public byte[] writeBytes(T value) {
    return writer.writeValueAsBytes(value);
  }

  /**
   * The value that was written as this text, by this version or an older one. A property that this
   * version doesn't know is passed over.
   *
   * @throws StorageException {@link StorageException.Kind#CORRUPT} when the text is no such value
   */
  public T read(String json) {
    try {
      return reader.readValue(json);
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  /** As {@link #read(String)}, from UTF-8. */
  public T read(byte[] json) {
    try {
      return reader.readValue(json);
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  private static StorageException unreadable(JacksonException cause) {
    return new StorageException(
        StorageException.Kind.CORRUPT,
        "A stored row can't be read; restore the data folder from a backup",
        cause);
  }
}
