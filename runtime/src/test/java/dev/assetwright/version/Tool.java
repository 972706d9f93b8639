package dev.assetwright.version;

import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** A compiler with the options by which Maven calls it. */
enum Tool {
  /** The compiler of the JDK that runs, for Java 17. */
  JAVAC,
  /** The compiler of the JDK that runs, for the Java of that JDK. */
  JAVAC_NEWEST,
  /** The compiler of Eclipse. */
  ECJ;

  JavaCompiler compiler() {
    return this == ECJ ? new EclipseCompiler() : ToolProvider.getSystemJavaCompiler();
  }

  List<String> options() {
    int release = this == JAVAC_NEWEST ? Runtime.version().feature() : 17;
    return List.of("-g", "-proc:none", "--release", Integer.toString(release));
  }

  @Override
  public String toString() {
    return switch (this) {
      case ECJ -> "ecj";
      case JAVAC -> "javac " + Runtime.version().feature();
      case JAVAC_NEWEST ->
        "javac %1$d --release %1$d".formatted(Runtime.version().feature());
    };
  }
}
