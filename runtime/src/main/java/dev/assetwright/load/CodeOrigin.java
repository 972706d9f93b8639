package dev.assetwright.load;

import dev.assetwright.config.Configuration;
import dev.assetwright.json.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * Where loaded code came from, and with which settings, so that another process loads the very same, whatever was compiled or
 * edited since.
 *
 * @param roots the roots of the class path
 * @param folders those that are folders, or packed
 * @param resources where everything that is no class is looked for
 * @param settings what was set
 */
record CodeOrigin(
    List<String> roots,
    List<String> folders,
    List<String> resources,
    Configuration.Given settings) {
  CodeOrigin {
    roots = List.copyOf(roots);
    folders = List.copyOf(folders);
    resources = List.copyOf(resources);
  }

  static CodeOrigin of(ClassPath classes, ClassPath resources, Configuration settings) {
    return new CodeOrigin(
        texts(classes.roots()),
        texts(classes.folders().stream().sorted().toList()),
        texts(resources.roots()),
        settings.given());
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  static CodeOrigin parse(String text) {
    return Json.facts().read(text, CodeOrigin.class);
  }

  String format() {
    return Json.facts().write(this);
  }

  ClassPath classPath() {
    return new ClassPath(paths(roots), new HashSet<>(paths(folders)));
  }

  ClassPath resourcePath() {
    return new ClassPath(paths(resources));
  }

  private static List<Path> paths(List<String> texts) {
    return texts.stream().map(Path::of).toList();
  }
}
