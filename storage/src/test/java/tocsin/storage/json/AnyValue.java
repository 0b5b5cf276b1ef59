package tocsin.storage.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a value of any domain record, so that a component added tomorrow is tested tomorrow. */
final class AnyValue {
  private final boolean withNulls;
  private int count;

  /**
   * @param withNulls whether components that may be null are
   */
  AnyValue(boolean withNulls) {
    this.withNulls = withNulls;
  }

  /** All records of a sealed type, or the type itself when it is a record. */
  static List<Class<?>> recordsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(c -> recordsOf(c).stream()).toList()
        : List.of(type);
  }

  Object of(Class<?> record) throws ReflectiveOperationException {
    RecordComponent[] components = record.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean isNull =
          withNulls && components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      values[i] = isNull ? null : value(components[i].getGenericType());
    }
    Constructor<?> constructor = record.getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }

  private Object value(Type type) throws ReflectiveOperationException {
    count++;
    if (type instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      return List.of(value(element), value(element));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum() && plain != DayOfWeek.class) {
      Object[] constants = plain.getEnumConstants();
      return constants[count % constants.length];
    }
    if (plain.isSealed() && plain != ZoneId.class) {
      List<Class<?>> records = recordsOf(plain);
      return of(records.get(count % records.size()));
    }
    return plain.isRecord() ? of(plain) : simple(plain);
  }

  private Object simple(Class<?> plain) {
    return switch (plain.getSimpleName()) {
      case "String" -> "word" + count;
      case "long" -> (long) count;
      case "int", "Integer" -> count;
      case "boolean" -> count % 2 == 0;
      case "Instant" -> Instant.ofEpochMilli(1_790_000_000_123L + count);
      case "Duration" -> Duration.ofMillis(count);
      case "ZoneId" -> ZoneId.of("Europe/Berlin");
      case "LocalTime" -> LocalTime.of(9, count % 60);
      case "DayOfWeek" -> DayOfWeek.of(1 + count % 7);
      default -> throw new IllegalStateException("Teach AnyValue how to make a " + plain);
    };
  }
}
