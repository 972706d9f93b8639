package dev.assetwright.processor.write;

import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.read.Language;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;

/**
 * Writes {@code X_Unit}: what a class declares, and how its methods are called.
 *
 * <p>Without the library that writes other classes: there is one of these for each class with assets, and nothing costs a
 * build more than they.
 */
public final class UnitWriter {
  /** A method holds 65,535 bytes; a declaration with all its edges rarely reaches 500. */
  private static final int METHODS_A_CHUNK = 100;

  /** What the parameter is called that takes the declarations. */
  static final String SINK = "sink";

  private final Language language;
  private final Filer filer;
  private final boolean marked;
  private final Map<String, Neighbors> neighbors = new HashMap<>();

  /** Makes a writer of that compilation. */
  public UnitWriter(Language language, Filer filer) {
    this.language = language;
    this.filer = filer;
    this.marked = Vocabulary.canMark(language);
  }

  /** Writes the unit of a sound class. */
  public void write(UnitDeclaration unit, AssetGraph graph) throws IOException {
    DeclaringClass owner = unit.owner();
    String source = source(unit, graph);
    String prefix = owner.packageName().isEmpty() ? "" : owner.packageName() + ".";
    try (Writer file =
        filer.createSourceFile(prefix + owner.unitName(), owner.element()).openWriter()) {
      file.write(source);
    }
  }

  private String source(UnitDeclaration unit, AssetGraph graph) {
    DeclaringClass owner = unit.owner();
    SourceText text = new SourceText(
        owner.packageName(),
        owner.unitName(),
        neighbors.computeIfAbsent(owner.packageName(), around -> new Neighbors(around, language)));
    text.add("/**\n * What {@code ")
        .add(owner.display())
        .add("} declares, and how it is called.\n */\n");
    if (marked) {
      text.add("@")
          .type(Vocabulary.GENERATED)
          .add("(")
          .literal(Vocabulary.PROCESSOR)
          .add(")\n");
    }
    List<String> silenced = new ArrayList<>(Vocabulary.SILENCED);
    silenced.addAll(InvocationWriter.deprecationWarnings(unit));
    text.add("@")
        .type("java.lang", "SuppressWarnings")
        .add("({")
        .literals(silenced)
        .add("})\n");
    text.add("public final class ").add(owner.unitName());
    text.add(" implements ").type(Vocabulary.UNIT).add(" {\n");
    text.add("  public ").add(owner.unitName()).add("() {\n  }\n\n");
    Vocabulary.override(text);
    text.add("  public ").type("java.lang", "Class").add("<?> declaringClass() {\n    return ");
    text.type(owner.element()).add(".class;\n  }\n\n");
    Vocabulary.override(text);
    text.add("  public boolean needsInstance() {\n    return ");
    text.add(String.valueOf(unit.needsInstance())).add(";\n  }\n\n");
    describe(unit.methods(), graph, text);
    new InvocationWriter(unit, graph, text).write();
    return text.add("}\n").file();
  }

  private static void describe(List<MethodDeclaration> methods, AssetGraph graph, SourceText text) {
    Vocabulary.override(text);
    if (methods.size() <= METHODS_A_CHUNK) {
      describe("public", "describe", methods, graph, text);
      return;
    }
    text.add("  public void describe(").type(Vocabulary.SINK).add(" sink) {\n");
    for (int from = 0; from < methods.size(); from += METHODS_A_CHUNK) {
      text.add("    describeFrom").add(from).add("(sink);\n");
    }
    text.add("  }\n\n");
    for (int from = 0; from < methods.size(); from += METHODS_A_CHUNK) {
      int to = Math.min(methods.size(), from + METHODS_A_CHUNK);
      describe("private static", "describeFrom" + from, methods.subList(from, to), graph, text);
    }
  }

  private static void describe(
      String modifiers,
      String name,
      List<MethodDeclaration> methods,
      AssetGraph graph,
      SourceText text) {
    text.add("  ").add(modifiers).add(" void ").add(name);
    text.add("(").type(Vocabulary.SINK).add(" sink) {\n");
    SharedGrids grids = new SharedGrids(methods);
    grids.declare(text);
    for (MethodDeclaration method : methods) {
      new DescriptionWriter(method, graph, grids, text).write();
    }
    text.add("  }\n\n");
  }
}
