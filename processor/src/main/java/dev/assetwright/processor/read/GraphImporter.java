package dev.assetwright.processor.read;

import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.ImportedGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.model.TypeValue;
import dev.assetwright.processor.model.Unresolved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the assets of other modules from their generated graphs.
 *
 * <p>The manifest names the classes; types, grids and keys are read from their class files, which keep annotations and
 * generic signatures. Names of parameters are never needed. A type that is not at hand matters only to those who read an
 * asset made of it.
 */
final class GraphImporter {
  private static final String MANIFEST = "dev.assetwright.AssetManifest";

  private final Language language;
  private final List<Unresolved> unresolved = new ArrayList<>();
  private final MethodReader methods;

  GraphImporter(Language language) {
    this.language = language;
    this.methods = new MethodReader(language, new OutputReader(language), null, unresolved);
  }

  /** Returns the graphs that a module names, in its order. */
  List<ImportedGraph> used(List<TypeValue> graphs) {
    return graphs.stream().map(graph -> read(graph, null)).toList();
  }

  /**
   * Returns the graphs that those use in turn, nearest first, each once. One that is not at hand is left out: this compilation
   * reads nothing of it.
   *
   * @param ownName the canonical name of the graph that this compilation generates, which may be among them
   */
  List<ImportedGraph> reached(List<ImportedGraph> used, String ownName) {
    List<ImportedGraph> reached = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    used.forEach(graph -> seen.add(name(graph.type().element())));
    Deque<ImportedGraph> open = new ArrayDeque<>(used);
    while (!open.isEmpty()) {
      ImportedGraph user = open.removeFirst();
      for (String name : user.uses()) {
        TypeElement element = language.elements().getTypeElement(name);
        if (element != null && !name.equals(ownName) && seen.add(name)) {
          ImportedGraph graph = read(new TypeValue(element, user.type().place()), user.module());
          reached.add(graph);
          open.addLast(graph);
        }
      }
    }
    return reached;
  }

  private static String name(TypeElement type) {
    return type.getQualifiedName().toString();
  }

  private ImportedGraph read(TypeValue graph, @Nullable String via) {
    AnnotationMirror mirror = Language.annotation(graph.element(), MANIFEST);
    if (mirror == null) {
      return ImportedGraph.none(graph);
    }
    AnnotationReader manifest =
        new AnnotationReader(graph.element(), mirror, new ArrayList<>(), language);
    List<MethodDeclaration> producers = new ArrayList<>();
    Map<MethodDeclaration, String> unknownTypes = new IdentityHashMap<>();
    for (String owner :
        new TreeSet<>(manifest.texts("owners").stream().map(Text::value).toList())) {
      TypeElement type = language.elements().getTypeElement(owner);
      if (type != null) {
        addProducers(type, producers, unknownTypes);
      }
    }
    return new ImportedGraph(
        graph,
        true,
        manifest.text("module").value(),
        manifest.texts("uses").stream().map(Text::value).toList(),
        via,
        producers,
        unknownTypes);
  }

  private void addProducers(
      TypeElement type,
      List<MethodDeclaration> producers,
      Map<MethodDeclaration, String> unknownTypes) {
    DeclaringClass owner = DeclarationReader.declaringClass(language, type);
    int index = 0;
    for (Element member : type.getEnclosedElements()) {
      MethodKind kind =
          member instanceof ExecutableElement method ? MethodReader.kindOf(method) : null;
      if (kind == null) {
        continue;
      }
      unresolved.clear();
      MethodDeclaration method = methods.read(owner, index++, (ExecutableElement) member, kind);
      if (kind != MethodKind.CHECK) {
        producers.add(method);
        // What the method itself reads is no concern of those who read what it makes.
        unresolved.stream()
            .filter(name -> name.place().element().getKind() != ElementKind.PARAMETER)
            .findFirst()
            .ifPresent(name -> unknownTypes.put(method, name.name()));
      }
    }
  }
}
