package dev.assetwright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.query.view.AcceptView;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.CodeView;
import dev.assetwright.query.view.DynamicGridView;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.query.view.LogView;
import dev.assetwright.query.view.PartitionsView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.query.view.QuarantineView;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.query.view.StatusView;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pages and the server speak of the same fields: the records are the source. */
class ApiTypesTest {
  private static final List<Class<?>> VIEWS = List.of(
      AcceptView.class,
      AssetListView.class,
      AssetView.class,
      BackfillView.class,
      CauseView.class,
      CodeView.class,
      DynamicGridView.class,
      FailureView.class,
      LineageView.class,
      LogView.class,
      PartitionsView.class,
      PlanView.class,
      QuarantineView.class,
      RowsView.class,
      RunView.class,
      StatusView.class);

  @TestFactory
  Stream<DynamicTest> thePagesKnowEveryFieldOf() throws IOException {
    String types = Files.readString(Path.of("src/main/ts/api.d.ts"));
    return VIEWS.stream()
        .flatMap(view -> Stream.concat(Stream.of(view), Arrays.stream(view.getDeclaredClasses())))
        .filter(Class::isRecord)
        .map(record -> DynamicTest.dynamicTest(
            nameOf(record), () -> assertThat(types).contains(written(record))));
  }

  private static String written(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(ApiTypesTest::field)
        .collect(Collectors.joining("", "export interface " + nameOf(record) + " {\n", "}\n"));
  }

  private static String field(RecordComponent component) {
    return "  " + component.getName() + ": " + typeOf(component.getAnnotatedType()) + ";\n";
  }

  /** {@code LineageView} keeps its name, {@code LineageView.Card} is {@code LineageCard}. */
  private static String nameOf(Class<?> record) {
    Class<?> outer = record.getDeclaringClass();
    if (outer == null) {
      return record.getSimpleName();
    }
    String prefix = outer.getSimpleName().replaceFirst("View$", "");
    String name = record.getSimpleName();
    return name.startsWith(prefix) ? name : prefix + name;
  }

  private static String typeOf(AnnotatedType type) {
    String name = plainTypeOf(type);
    if (name.equals("unknown")) {
      return name;
    }
    return type.isAnnotationPresent(Nullable.class) ? name + " | null" : name;
  }

  private static String plainTypeOf(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      String last = typeOf(arguments[arguments.length - 1]);
      if (arguments.length == 2) {
        return "Record<string, " + last + ">";
      }
      return last.contains("|") ? "Array<" + last + ">" : last + "[]";
    }
    Class<?> plain = (Class<?>) type.getType();
    if (plain == int[].class) {
      return "[number, number]";
    }
    Map<Class<?>, String> names = Map.of(
        String.class, "string",
        Instant.class, "string",
        Object.class, "unknown",
        boolean.class, "boolean",
        int.class, "number",
        Integer.class, "number",
        long.class, "number",
        double.class, "number");
    return names.getOrDefault(plain, nameOf(plain));
  }
}
