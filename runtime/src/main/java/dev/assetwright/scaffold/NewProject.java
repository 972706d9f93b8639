package dev.assetwright.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a new project, by path, in a stated order; the same names and day give the same files. */
public final class NewProject {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();

  private NewProject(ProjectNames names, LocalDate today) {
    String path = "src/main/java/" + names.path();
    String testPath = "src/test/java/" + names.path();
    versions().forEach((name, version) -> values.put(name.toString(), version.toString()));
    values.put("name", names.name());
    values.put("group-id", names.groupId());
    values.put("package", names.packageName());
    values.put("type", names.type());
    values.put("path", path);
    values.put("test-path", testPath);
    values.put("today", today.toString());
    values.put("day", today.minusDays(1).toString());
    values.put("start", today.minusDays(SampleOrders.DAYS).toString());
    add("README.md", "README.md");
    add("pom.xml", "pom.xml");
    add("gitignore", ".gitignore");
    add("assetwright.yaml", "assetwright.yaml");
    add("Module.java", path + "/" + names.type() + "Assets.java");
    for (String type :
        new String[] {"ByDay", "Marts", "Order", "Orders", "OrdersConfig", "Revenue"}) {
      add(type + ".java", path + "/" + type + ".java");
    }
    add("OrdersTest.java", testPath + "/OrdersTest.java");
    SampleOrders.before(today).forEach((day, file) -> files.put("orders/" + day + ".csv", file));
  }

  /**
   * Returns the files of a project.
   *
   * @param today of the made-up data, which ends the day before
   */
  public static Map<String, String> files(ProjectNames names, LocalDate today) {
    return new LinkedHashMap<>(new NewProject(names, today).files);
  }

  private void add(String template, String path) {
    Matcher matcher = PLACEHOLDER.matcher(text(template));
    files.put(path, matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1)))));
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("No template has a value '%s'.".formatted(name));
    }
    return value;
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream file = open("versions.properties")) {
      versions.load(file);
    } catch (IOException e) {
      throw new IllegalStateException("The versions cannot be read.", e);
    }
    return versions;
  }

  private static String text(String resource) {
    try (InputStream file = open(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The template '%s' cannot be read.".formatted(resource), e);
    }
  }

  private static InputStream open(String resource) {
    InputStream file = NewProject.class.getResourceAsStream(resource);
    if (file == null) {
      throw new IllegalStateException("There is no resource '%s'.".formatted(resource));
    }
    return file;
  }
}
