package tocsin.storage.json;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Instants as milliseconds since 1970 UTC, durations as milliseconds: nothing finer is stored. */
final class Milliseconds {
  private Milliseconds() {}

  static final class OfInstant extends StdSerializer<Instant> {
    OfInstant() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant at, JsonGenerator to, SerializationContext context) {
      to.writeNumber(at.toEpochMilli());
    }
  }

  static final class ToInstant extends StdDeserializer<Instant> {
    ToInstant() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser from, DeserializationContext context) {
      return Instant.ofEpochMilli(from.getLongValue());
    }
  }

  static final class OfDuration extends StdSerializer<Duration> {
    OfDuration() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration length, JsonGenerator to, SerializationContext context) {
      to.writeNumber(length.toMillis());
    }
  }

  static final class ToDuration extends StdDeserializer<Duration> {
    ToDuration() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser from, DeserializationContext context) {
      return Duration.ofMillis(from.getLongValue());
    }
  }
}
