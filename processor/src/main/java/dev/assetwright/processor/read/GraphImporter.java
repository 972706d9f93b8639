package dev.assetwright.processor.read;

import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.ImportedGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.model.TypeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Reads the assets of another module from its generated graph.
 *
 * <p>The manifest names the classes; types, grids and keys are read from their class files, which keep annotations and
 * generic signatures. Names of parameters are never needed.
 */
final class GraphImporter {
  private static final String MANIFEST = "dev.assetwright.AssetManifest";

  private final Language language;
  private final MethodReader methods;

  GraphImporter(Language language, MethodReader methods) {
    this.language = language;
    this.methods = methods;
  }

  ImportedGraph read(TypeValue graph) {
    AnnotationMirror mirror = Language.annotation(graph.element(), MANIFEST);
    if (mirror == null) {
      return new ImportedGraph(graph, false, "", List.of());
    }
    AnnotationReader manifest = new AnnotationReader(graph.element(), mirror, new ArrayList<>());
    List<MethodDeclaration> producers = new ArrayList<>();
    for (String owner :
        new TreeSet<>(manifest.texts("owners").stream().map(Text::value).toList())) {
      TypeElement type = language.elements().getTypeElement(owner);
      if (type != null) {
        addProducers(type, producers);
      }
    }
    return new ImportedGraph(graph, true, manifest.text("module").value(), producers);
  }

  private void addProducers(TypeElement type, List<MethodDeclaration> producers) {
    DeclaringClass owner = DeclarationReader.declaringClass(language, type);
    int index = 0;
    for (Element member : type.getEnclosedElements()) {
      MethodKind kind =
          member instanceof ExecutableElement method ? MethodReader.kindOf(method) : null;
      if (kind == null) {
        continue;
      }
      MethodDeclaration method = methods.read(owner, index++, (ExecutableElement) member, kind);
      if (kind != MethodKind.CHECK) {
        producers.add(method);
      }
    }
  }
}
