package dev.assetwright.processor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a program to compile.
 *
 * @param path where it lies, {@code shop/Sales.java}
 * @param text what it holds
 */
record Source(String path, String text) {
  private static final Pattern PACKAGE = Pattern.compile("\\bpackage ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");

  /** Returns the file that javac expects for the first type of that text. */
  static Source of(String text) {
    Matcher packageName = PACKAGE.matcher(text);
    Matcher type = TYPE.matcher(text);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in\n" + text);
    }
    String folder = packageName.find() ? packageName.group(1).replace('.', '/') + "/" : "";
    return new Source(folder + type.group(1) + ".java", text);
  }

  /** Returns a file of package {@code shop} with what every file imports, in one line. */
  static Source shop(String text) {
    return of("package shop; import dev.assetwright.*; import java.util.*;\n" + text);
  }

  /** Returns the class name. */
  String className() {
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }
}
