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

/** The records are the source: what users read of them has every field, in the same order. */
class ApiDocumentationTest {
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| ([^|]*) \\|.*");

  @Test
  void everyFieldIsDescribedWithWhetherItMayBeNull() throws IOException {
    Map<String, List<String>> described = new TreeMap<>();
    List<String> fields = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/api.md"))) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith("#")) {
        fields = new ArrayList<>();
        described.put(line.replaceFirst("#+ ", ""), fields);
      } else if (row.matches()) {
        fields.add(row.group(1) + (row.group(2).endsWith(" or null") ? " or null" : ""));
      }
    }
    Map<String, List<String>> written = new TreeMap<>();
    Views.all().forEach(view -> written.put(name(view), Views.fields(view)));

    assertThat(described).containsAllEntriesOf(written);
  }

  @Test
  void thePlacesOnTheMapAreDescribed() throws IOException {
    String text = Files.readString(Path.of("../docs/api.md"));

    assertThat(Views.fields(LineageMap.class).stream().skip(5))
        .allSatisfy(field -> assertThat(text).contains("| `" + field + "` |"));
  }

  private static String name(Class<?> view) {
    Class<?> outer = view.getDeclaringClass();
    return outer == null
        ? view.getSimpleName()
        : outer.getSimpleName() + "." + view.getSimpleName();
  }
}
