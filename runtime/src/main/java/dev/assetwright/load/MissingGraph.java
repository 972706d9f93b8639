package dev.assetwright.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Notices classes that declare assets and for which nothing was generated: since JDK 23, javac says nothing when it leaves
 * out an annotation processor that is only on the class path.
 */
final class MissingGraph {
  private static final int MOST_SHOWN = 10;

  private MissingGraph() {}

  /**
   * Looks at the folders without a graph; when there is no graph at all, at the jars too.
   *
   * @throws LoadException if there are assets without a graph
   */
  static void check(ClassPath classPath, boolean hasGraphs) throws LoadException, IOException {
    for (Path root : classPath.roots()) {
      boolean isSuspect =
          classPath.folders().contains(root) ? !ClassPath.hasGraph(root) : !hasGraphs;
      if (isSuspect) {
        List<String> classes = AnnotatedClasses.find(root);
        if (!classes.isEmpty()) {
          throw noGraph(classes);
        }
      }
    }
  }

  private static LoadException noGraph(List<String> classes) {
    List<String> lines = new ArrayList<>();
    classes.stream()
        .limit(MOST_SHOWN)
        .forEach(name -> lines.add("'%s' declares assets.".formatted(name)));
    int left = classes.size() - MOST_SHOWN;
    if (left > 0) {
      lines.add("and %d %s".formatted(left, left == 1 ? "other" : "others"));
    }
    lines.add(
        "Since JDK 23 javac runs no annotation processor that is only on the class path, and does not say so.");
    lines.add("Name the processor in the POM, then compile anew:");
    String version = Objects.requireNonNullElse(
        MissingGraph.class.getPackage().getImplementationVersion(), "${assetwright.version}");
    """
        <plugin>
          <groupId>org.apache.maven.plugins</groupId>
          <artifactId>maven-compiler-plugin</artifactId>
          <configuration>
            <annotationProcessorPaths>
              <path>
                <groupId>dev.assetwright</groupId>
                <artifactId>assetwright-processor</artifactId>
                <version>%s</version>
              </path>
            </annotationProcessorPaths>
          </configuration>
        </plugin>""".formatted(version).lines().forEach(lines::add);
    lines.add("In Gradle: annotationProcessor(\"dev.assetwright:assetwright-processor:%s\")"
        .formatted(version));
    return new LoadException(
        LoadResult.Kind.CODE,
        "NoGraph",
        "There are asset classes, and javac generated no graph for them.",
        lines);
  }

  /** Says that nothing was found. */
  static LoadException noAssets(List<Path> roots) {
    List<String> lines = new ArrayList<>();
    roots.forEach(root -> lines.add("Looked in '%s'.".formatted(root)));
    lines.add("If the compilation failed, correct that first: it leaves no classes.");
    lines.add("Otherwise mark a method with @Asset, or correct the class path.");
    return new LoadException(
        LoadResult.Kind.CODE, "NoAssets", "No class on the class path declares an asset.", lines);
  }
}
