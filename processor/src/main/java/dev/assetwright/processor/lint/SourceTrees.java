package dev.assetwright.processor.lint;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.assetwright.processor.model.BodyPlace;
import dev.assetwright.processor.model.SourcePlace;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The trees of the sources that javac compiles. */
public final class SourceTrees {
  private final @Nullable Trees trees;

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

  /** Finds the sources of the members of a class; none of a class that comes from a class file, or without trees. */
  Map<Element, Source> members(TypeElement type) {
    TreePath path = trees == null ? null : trees.getPath(type);
    Map<Element, Source> members = new HashMap<>();
    if (trees != null && path != null && path.getLeaf() instanceof ClassTree declaration) {
      for (Tree tree : declaration.getMembers()) {
        // To ask for the tree of each member would walk through the class for each; to ask for the
        // element of an
        // initializer, which is none, would attribute the class while names in it may still be
        // unknown.
        Element member = tree instanceof MethodTree || tree instanceof VariableTree
            ? trees.getElement(new TreePath(path, tree))
            : null;
        if (member != null) {
          members.put(member, new Source(trees, member, path.getCompilationUnit(), tree));
        }
      }
    }
    return members;
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
