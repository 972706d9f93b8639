package dev.assetwright.processor.lint;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.assetwright.processor.model.BodyPlace;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.read.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The trees of the sources that javac compiles. */
public final class SourceTrees {
  private final @Nullable Trees trees;
  private final Map<TypeElement, CompilationUnitTree> units = new HashMap<>();

  private SourceTrees(@Nullable Trees trees) {
    this.trees = trees;
  }

  /** Returns the trees of a compilation; none where the compiler is not javac, or hides that it is. */
  public static SourceTrees of(ProcessingEnvironment environment) {
    try {
      return new SourceTrees(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError e) {
      return new SourceTrees(null);
    }
  }

  /** Finds the source of an element; empty for one that comes from a class file, or without trees. */
  Optional<Source> find(Element element) {
    Tree tree = trees == null ? null : trees.getTree(element);
    if (trees == null || tree == null) {
      return Optional.empty();
    }
    CompilationUnitTree unit = units.computeIfAbsent(
        Language.outermost(element), type -> trees.getPath(type).getCompilationUnit());
    return Optional.of(new Source(trees, element, unit, tree));
  }

  /**
   * The source of an element.
   *
   * @param element what it declares
   * @param unit the file
   * @param tree the declaration
   */
  record Source(Trees trees, Element element, CompilationUnitTree unit, Tree tree) {
    /** The place of a part of it. */
    SourcePlace place(Tree part) {
      BodyPlace body = (kind, text) -> trees.printMessage(kind, text, part, unit);
      return SourcePlace.in(element, body);
    }
  }
}
