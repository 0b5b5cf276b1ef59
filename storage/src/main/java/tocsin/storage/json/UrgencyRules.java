package tocsin.storage.json;

import tocsin.core.account.UrgencyBasis;
import tocsin.core.account.UrgencyRule;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * An urgency rule is a word when it is constant, as it was before there were support hours, and an
 * object when it goes by them.
 */
final class UrgencyRules {
  private UrgencyRules() {}

  /** Writes the rule. */
  static final class Write extends StdSerializer<UrgencyRule> {
    Write() {
      super(UrgencyRule.class);
    }

    @Override
    public void serialize(UrgencyRule rule, JsonGenerator json, SerializationContext context) {
      switch (rule) {
        case UrgencyRule.Constant constant -> json.writeString(constant.basis().name());
        case UrgencyRule.BySupportHours hours -> {
          json.writeStartObject();
          context.defaultSerializeProperty("hours", hours.hours(), json);
          context.defaultSerializeProperty("during", hours.during(), json);
          context.defaultSerializeProperty("outside", hours.outside(), json);
          context.defaultSerializeProperty("raises", hours.raises(), json);
          json.writeEndObject();
        }
      }
    }
  }

  /** Reads the rule. */
  static final class Read extends StdDeserializer<UrgencyRule> {
    Read() {
      super(UrgencyRule.class);
    }

    @Override
    public UrgencyRule deserialize(JsonParser json, DeserializationContext context) {
      return json.hasToken(JsonToken.VALUE_STRING)
          ? new UrgencyRule.Constant(context.readValue(json, UrgencyBasis.class))
          : context.readValue(json, UrgencyRule.BySupportHours.class);
    }
  }
}
