package dev.assetwright.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assetwright.Day;
import dev.assetwright.Label;
import dev.assetwright.Month;
import dev.assetwright.Week;
import dev.assetwright.rules.AssetKey;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes values as JSON and reads them back. Immutable, safe for several threads.
 *
 * <p>In all flavours dates and durations are ISO-8601 texts, decimals keep every digit, asset keys and days are texts, and
 * unknown fields are ignored, so that what an evolved program wrote can be read. Numbers read without a stated type come
 * back as {@link Integer}, {@link Long} or {@link java.math.BigInteger}, the first that holds them, or as
 * {@link java.math.BigDecimal}.
 */
public final class Json {
  private static final Json CANONICAL = new Json(base()
      .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
      .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
      .build());
  private static final Json ANSWERS =
      new Json(base().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build());
  private static final Json FACTS = new Json(base()
      .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .changeDefaultPropertyInclusion(
          value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build());

  private final JsonMapper mapper;

  private Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** For data: fields and map keys are sorted, so that equal values give equal bytes. Every field is written. */
  public static Json canonical() {
    return CANONICAL;
  }

  /** For answers to other programs: fields in the order of the record, maps in their own order, every field written. */
  public static Json answers() {
    return ANSWERS;
  }

  /**
   * For records of ours, stored and shown: fields in the order of the record, maps in their own order, null fields left
   * out. A missing number reads as 0, a missing boolean as false.
   */
  public static Json facts() {
    return FACTS;
  }

  /** Returns the value as compact JSON in one line. */
  public String write(Object value) {
    return writing(value, () -> mapper.writeValueAsString(value));
  }

  /** Returns the value as JSON for people, indented by two blanks. */
  public String writePretty(Object value) {
    return writing(value, () -> mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value));
  }

  /** Returns {@link #write} in UTF-8. */
  public byte[] writeBytes(Object value) {
    return writing(value, () -> mapper.writeValueAsBytes(value));
  }

  /**
   * Writes the value in UTF-8 and leaves the stream open.
   *
   * @throws JsonFormatException if the value cannot be written, or the stream failed; its cause tells
   */
  public void write(Object value, OutputStream out) {
    writing(value, () -> {
      mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(out, value);
      return out;
    });
  }

  /** Reads a value of a class. */
  public <T> T read(String json, Class<T> type) {
    return reading(type, () -> mapper.readValue(json, type));
  }

  /** Reads a value of a full generic type; the caller vouches for {@code T}. */
  @SuppressWarnings("unchecked")
  public <T> T read(String json, Type type) {
    return (T) reading(type, () -> mapper.readValue(json, mapper.constructType(type)));
  }

  /** Reads a value of a full generic type from UTF-8; the caller vouches for {@code T}. */
  @SuppressWarnings("unchecked")
  public <T> T read(byte[] json, Type type) {
    return (T) reading(type, () -> mapper.readValue(json, mapper.constructType(type)));
  }

  /** Reads a value of a full generic type from a stream of UTF-8 to its end; the caller vouches for {@code T}. */
  @SuppressWarnings("unchecked")
  public <T> T read(InputStream json, Type type) {
    return (T) reading(type, () -> mapper.readValue(json, mapper.constructType(type)));
  }

  private static <T> T writing(Object value, Supplier<T> action) {
    try {
      return action.get();
    } catch (JacksonException e) {
      throw new JsonFormatException(
          "A value of type '%s' cannot be written as JSON: %s"
              .formatted(value.getClass().getTypeName(), e.getOriginalMessage()),
          e);
    }
  }

  private static <T> T reading(Type type, Supplier<T> action) {
    try {
      return action.get();
    } catch (JacksonException e) {
      throw new JsonFormatException(
          "The JSON does not read as '%s': %s (%s)"
              .formatted(
                  type.getTypeName(), e.getOriginalMessage(), e.getLocation().offsetDescription()),
          e);
    }
  }

  /** What all our JSON has in common. */
  static JsonMapper.Builder base() {
    SimpleModule types = new SimpleModule("assetwright");
    text(types, AssetKey.class, AssetKey::toString, AssetKey::parse);
    text(types, Day.class, Day::key, Day::parse);
    text(types, Week.class, Week::key, Week::parse);
    text(types, Month.class, Month::key, Month::parse);
    text(types, Label.class, Label::key, Label::new);
    return JsonMapper.builder()
        .addModule(types)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
        .disable(EnumFeature.READ_ENUMS_USING_TO_STRING);
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new ValueSerializer<T>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeString(write.apply(value));
      }
    });
    module.addKeySerializer(type, new ValueSerializer<T>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeName(write.apply(value));
      }
    });
    module.addDeserializer(type, new ValueDeserializer<T>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) {
        return parsed(type, in.getString(), read, context);
      }
    });
    module.addKeyDeserializer(type, new KeyDeserializer() {
      @Override
      public Object deserializeKey(String key, DeserializationContext context) {
        return parsed(type, key, read, context);
      }
    });
  }

  private static <T> T parsed(
      Class<T> type, String text, Function<String, T> read, DeserializationContext context) {
    try {
      return read.apply(text);
    } catch (RuntimeException e) {
      throw context.weirdStringException(text, type, String.valueOf(e.getMessage()));
    }
  }
}
