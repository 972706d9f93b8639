package dev.assetwright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The records are the source: what the web app believes of them is read from its own types. */
class ApiTypesTest {
  private static final Pattern INTERFACE =
      Pattern.compile("\\binterface\\s+(\\w+)[^{]*\\{((?:[^{}]|\\{[^{}]*})*)}");
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)(\\??)\\s*:\\s*((?:[^;{}]|\\{[^{}]*})+);");

  @Test
  void theWebAppKnowsEveryFieldAndWhichMayBeNull() throws IOException {
    String types = Files.readString(Path.of("src/main/ts/api.d.ts"))
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("(?m)//.*$", "");
    Map<String, List<String>> declared = new TreeMap<>();
    Matcher matcher = INTERFACE.matcher(types);
    while (matcher.find()) {
      declared.put(matcher.group(1), declaredFields(matcher.group(2)));
    }
    Map<String, List<String>> written = new TreeMap<>();
    Views.all()
        .forEach(
            view -> written.put(name(view), Views.fields(view).stream().sorted().toList()));

    assertThat(written).hasSizeGreaterThan(30);
    assertThat(declared).containsAllEntriesOf(written);
  }

  /** {@code LineageView} has its own name, {@code Card} nested in it is {@code LineageCard}. */
  private static String name(Class<?> view) {
    Class<?> outer = view.getDeclaringClass();
    String start = outer == null ? "" : outer.getSimpleName().replaceAll("View$", "");
    return view.getSimpleName().startsWith(start)
        ? view.getSimpleName()
        : start + view.getSimpleName();
  }

  private static List<String> declaredFields(String body) {
    List<String> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(body);
    while (matcher.find()) {
      boolean optional = !matcher.group(2).isEmpty() || matcher.group(3).contains("| null");
      fields.add(matcher.group(1) + (optional ? " or null" : ""));
    }
    return fields.stream().sorted().toList();
  }
}
