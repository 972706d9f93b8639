package dev.assetwright.processor.modules;

import dev.assetwright.processor.AssetwrightProcessor;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetUnit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Modules that are compiled one after the other, each into a jar of its own, with the processor on the path for processors.
 *
 * <p>With a module path each is a named module that exports its one package.
 */
final class Workshop {
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|@?interface|record|enum) (\\w+)");

  private final Path folder;
  private final Toolchain tools;
  private final List<Path> ours;
  private final List<Path> libraries;

  Workshop(Path folder, Toolchain tools) throws IOException {
    this.folder = folder;
    this.tools = tools;
    this.ours = List.of(
        jarOf(AssetKey.class, "dev.assetwright.annotations"),
        jarOf(AssetUnit.class, "dev.assetwright.runtime"));
    this.libraries = classPath("jspecify", "guice", "jakarta.inject");
  }

  /**
   * A module that was compiled.
   *
   * @param jar what came out; there even when nothing did
   * @param output what the compiler said
   */
  record Built(boolean succeeded, Path jar, Path classes, String output) {}

  /** Compiles a module of that package; each source holds a type without its package. */
  Built build(String name, List<Built> uses, String... sources)
      throws IOException, InterruptedException {
    return build(name, uses.stream().map(Built::jar).toList(), List.of(), sources);
  }

  Built build(String name, List<Path> jars, List<String> options, String... sources)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(folder, name);
    Path source = Files.createDirectories(home.resolve("sources"));
    Path classes = Files.createDirectories(home.resolve("classes"));
    for (String text : sources) {
      write(source, name, text);
    }
    if (tools.isModular()) {
      Files.writeString(source.resolve("module-info.java"), moduleInfo(name, jars));
    }
    List<Path> path = new ArrayList<>(jars);
    path.addAll(ours);
    path.addAll(libraries);
    Toolchain.Answer answer =
        tools.compile(source, path, classes, processorPath(), options.toArray(String[]::new));
    Path jar = Files.createDirectories(home.resolve("lib")).resolve(name + ".jar");
    pack(classes, jar, null);
    return new Built(answer.succeeded(), jar, classes, answer.output());
  }

  static void write(Path folder, String packageName, String text) throws IOException {
    Matcher type = TYPE.matcher(text);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in\n" + text);
    }
    Path file = folder.resolve(packageName).resolve(type.group(1) + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "package %s; import dev.assetwright.*; import java.util.*;\n%s"
            .formatted(packageName, text));
  }

  private static String moduleInfo(String name, List<Path> uses) {
    StringBuilder text = new StringBuilder("module " + name + " {\n")
        .append("  requires dev.assetwright.annotations;\n")
        .append("  requires dev.assetwright.runtime;\n");
    uses.forEach(jar -> text.append("  requires ")
        .append(jar.getFileName().toString().replace(".jar", ""))
        .append(";\n"));
    return text.append("  exports ").append(name).append(";\n}\n").toString();
  }

  /** What belongs on the path for processors: ourselves, and what we need. */
  static List<Path> processorPath() {
    List<Path> path =
        new ArrayList<>(List.of(place(AssetwrightProcessor.class), place(AssetKey.class)));
    path.addAll(classPath("javapoet", "jspecify"));
    return path;
  }

  /** What asset classes are compiled against. */
  static List<Path> libraries() {
    List<Path> path = new ArrayList<>(List.of(place(AssetKey.class), place(AssetUnit.class)));
    path.addAll(classPath("jspecify", "guice", "jakarta.inject"));
    return path;
  }

  private static List<Path> classPath(String... names) {
    return Stream.of(
            System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .map(Path::of)
        .filter(entry ->
            Arrays.stream(names).anyMatch(name -> entry.getFileName().toString().startsWith(name)))
        .toList();
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a jar of what the build made, with the module's name as it is released. */
  private Path jarOf(Class<?> type, String moduleName) throws IOException {
    Path place = place(type);
    if (Files.isRegularFile(place)) {
      return place;
    }
    Path jar = folder.resolve(moduleName + ".jar");
    if (!Files.exists(jar)) {
      pack(place, jar, moduleName);
    }
    return jar;
  }

  static void pack(Path classes, Path jar, String automaticName) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (automaticName != null) {
      manifest.getMainAttributes().putValue("Automatic-Module-Name", automaticName);
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        String name = classes.relativize(path).toString().replace('\\', '/');
        if (!name.equals(JarFile.MANIFEST_NAME)) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(path, out);
        }
      }
    }
  }
}
