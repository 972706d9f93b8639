package dev.assetwright.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of which equal values have equal bytes, so that a hash of it is a data version; and which reads back to an equal
 * value.
 *
 * <p>Maps are ordered by key and sets by element, whatever class they are; keys and elements must therefore be comparable.
 * Records keep the order of their components, other objects are ordered by name. Decimals keep their digits and scale,
 * dates and times are ISO text with their own offset or zone. Lists are as they are. Records of contracts are read from what
 * was written under earlier names of components, or before a component with a default was there.
 */
public final class CanonicalJson {
  private static final JsonMapper MAPPER = Json.base()
      .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
      .enable(SerializationFeature.FAIL_ON_ORDER_MAP_BY_INCOMPARABLE_KEY)
      .enable(SerializationFeature.ORDER_SET_ELEMENTS)
      .enable(SerializationFeature.FAIL_ON_ORDER_SET_BY_INCOMPARABLE_ELEMENT)
      .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
      .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
      .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
      // Plain digits would forget the scale of 1E+3.
      .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
      .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
      .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
      .disable(DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
      .annotationIntrospector(new DeclaredOrder())
      .addModule(new EarlierData.Defaults())
      .build();

  private CanonicalJson() {}

  /**
   * Writes one value; does not close the stream.
   *
   * @throws JsonFormatException if the value has no JSON
   * @throws UncheckedIOException if the stream refuses
   */
  public static void write(OutputStream out, Type type, Object value) {
    calling(() -> {
      MAPPER.writerFor(MAPPER.constructType(type)).writeValue(out, value);
      return null;
    });
  }

  /** Returns a writer of rows, one a line; see {@link #write} for what it throws. */
  public static RowWriter rowWriter(OutputStream out, Type row) {
    ObjectWriter writer = MAPPER.writerFor(MAPPER.constructType(row));
    return value -> {
      calling(() -> {
        writer.writeValue(out, value);
        return null;
      });
      try {
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Reads one value. Read as {@code Object} it is made of maps, lists, texts, numbers and booleans.
   *
   * @return null for JSON's null
   * @throws JsonFormatException if the JSON is not of that type, or no JSON
   * @throws UncheckedIOException if the stream refuses
   */
  public static @Nullable Object read(InputStream in, Type type) {
    return calling(() -> MAPPER.readValue(in, MAPPER.constructType(type)));
  }

  /** Reads rows one by one; see {@link #read} for what its methods throw. */
  public static Iterator<@Nullable Object> readRows(InputStream in, Type row) {
    MappingIterator<@Nullable Object> values =
        calling(() -> MAPPER.readerFor(MAPPER.constructType(row)).readValues(in));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return calling(values::hasNext);
      }

      @Override
      public @Nullable Object next() {
        return calling(values::next);
      }
    };
  }

  /** Returns a value that {@link #read} gave for {@code Object} as one line of JSON. */
  public static String text(@Nullable Object tree) {
    return new String(MAPPER.writeValueAsBytes(tree), StandardCharsets.UTF_8);
  }

  /** Writes rows. */
  @FunctionalInterface
  public interface RowWriter {
    /** Writes the next row. */
    void write(Object row);
  }

  private static <T extends @Nullable Object> T calling(Supplier<T> work) {
    try {
      return work.get();
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(e.getCause());
    } catch (DatabindException e) {
      String path = e.getPath().stream()
          .map(step ->
              step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
          .collect(Collectors.joining("."));
      String where = path.isEmpty() ? "" : "at '%s': ".formatted(path);
      throw new JsonFormatException(where + e.getOriginalMessage(), e);
    } catch (JacksonException e) {
      throw new JsonFormatException(e.getOriginalMessage(), e);
    }
  }

  /** The order of a record's components is declared; that of a class's methods is the JVM's whim, so it is sorted. */
  private static final class DeclaredOrder extends EarlierData.Names {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean findSerializationSortAlphabetically(
        MapperConfig<?> config, Annotated type) {
      Boolean declared = super.findSerializationSortAlphabetically(config, type);
      return declared == null && type.getRawType().isRecord() ? Boolean.FALSE : declared;
    }
  }
}
