package dev.assetwright.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Our own code, reformatted beyond recognition, has the versions that it had. */
class ReformattedLibraryTest {
  /** Text blocks, strings, characters, comments, numbers, words, operators, and single signs. */
  private static final Pattern TOKEN = Pattern.compile("\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
      + "|\"(?:[^\"\\\\\n]|\\\\.)*\""
      + "|'(?:[^'\\\\\n]|\\\\.)+'"
      + "|//[^\n]*|/\\*(?s:.*?)\\*/"
      + "|\\d[\\w.]*|[\\w$]+|[-+*/%=<>!&|^~?:.]+|\\S");

  @TempDir
  private Path folder;

  @Test
  void reformattingAWholeLibraryChangesNoMethod() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (String module : List.of("annotations", "runtime")) {
      read(Path.of("..", module, "src/main/java"), sources);
    }
    Map<String, String> reformatted = new TreeMap<>();
    sources.forEach((path, text) -> reformatted.put(path, reformat(text)));

    Path before = compile(sources, "before");
    Path after = compile(reformatted, "after");

    List<MethodReference> methods = methods(before);
    CodeReport old = CodeVersions.of(List.of(before)).compute(methods);
    CodeReport now = CodeVersions.of(List.of(after)).compute(methods);
    List<MethodReference> changed = methods.stream()
        .filter(method -> !now.version(method).equals(old.version(method)))
        .toList();
    System.out.printf(
        "Code versions: %d files reformatted, %d of %d methods changed%n",
        sources.size(), changed.size(), methods.size());
    assertThat(reformatted.values()).doesNotContainAnyElementsOf(sources.values());
    assertThat(methods).hasSizeGreaterThan(3_000);
    assertThat(changed).isEmpty();
  }

  private static void read(Path root, Map<String, String> sources) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
        sources.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
  }

  /** Takes comments away and gives every token a line of its own, indented by its length. */
  private static String reformat(String source) {
    StringBuilder result = new StringBuilder();
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      String text = token.group();
      if (!text.startsWith("//") && !text.startsWith("/*")) {
        result.append(" ".repeat(text.length() % 7)).append(text).append('\n');
      }
    }
    return result.toString();
  }

  private Path compile(Map<String, String> sources, String name) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(name + "-sources").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    List<String> options = List.of(
        "-g",
        "-parameters",
        "-nowarn",
        "-proc:none",
        "--release",
        "17",
        "-d",
        classes.toString(),
        "-classpath",
        System.getProperty("java.class.path"));
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      assertThat(compiler
              .getTask(
                  output, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call())
          .as(output::toString)
          .isTrue();
    }
    return classes;
  }

  private static List<MethodReference> methods(Path classes) throws IOException {
    List<MethodReference> methods = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file :
          (Iterable<Path>) files.filter(path -> path.toString().endsWith(".class"))::iterator) {
        ClassNode type = new ClassNode();
        new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_CODE);
        for (MethodNode method : type.methods) {
          methods.add(new MethodReference(type.name, method.name, method.desc));
        }
      }
    }
    methods.sort(null);
    return methods;
  }
}
