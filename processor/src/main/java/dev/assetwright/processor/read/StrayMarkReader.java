package dev.assetwright.processor.read;

import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.ContractDeclaration;
import dev.assetwright.processor.model.Contracts.Mistake;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.SourcePlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds what is marked as part of a contract where there is none: such marks do nothing. */
final class StrayMarkReader {
  private static final Map<String, String> OF_COMPONENTS = Map.of(
      "dev.assetwright.Key", "@Key",
      "dev.assetwright.Range", "@Range",
      "dev.assetwright.Contract.Default", "@Contract.Default");

  private final Set<String> written;
  private final Set<String> seen = new HashSet<>();
  private final List<Mistake> found = new ArrayList<>();

  private StrayMarkReader(Set<String> written, List<ContractDeclaration> contracts) {
    this.written = written;
    for (ContractDeclaration contract : contracts) {
      contract.types().values().forEach(type -> seen.add(type.getQualifiedName().toString()));
    }
  }

  /**
   * Reads the marks of the assets' methods and of the records that they make, by class and position, then those of other
   * methods.
   *
   * @param marked the types with such methods
   */
  static List<Mistake> read(
      AssetGraph graph, List<ContractDeclaration> contracts, List<TypeElement> marked) {
    StrayMarkReader reader = new StrayMarkReader(graph.declarations().written(), contracts);
    for (MethodDeclaration method : graph.methods()) {
      reader.ofMethod(method);
      method.outputs().forEach(output -> reader.ofData(output.type()));
    }
    marked.forEach(reader::ofOtherMethods);
    return reader.found;
  }

  private void ofMethod(MethodDeclaration method) {
    AnnotationMirror mark = Language.annotation(method.element(), ContractUseReader.PUBLIC);
    if (mark == null
        || method.outputs().stream()
            .map(OutputDeclaration::type)
            .anyMatch(type -> Language.isUnresolved(type)
                || !ContractUseReader.contracts(type).isEmpty())) {
      return;
    }
    boolean isAsset = method.kind() != MethodKind.CHECK && method.kind() != MethodKind.EXTERNAL;
    found.add(new Mistake(
        new SourcePlace(method.element(), mark, null),
        "'%s' is public, but makes nothing that has a @Contract.".formatted(method.subject()),
        isAsset
            ? "Mark the record that it makes: @Contract(version = \"1.0\"), or take @Public away."
            : "Only an asset makes data that others read; take @Public away."));
  }

  private void ofOtherMethods(TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      AnnotationMirror mark = Language.annotation(method, ContractUseReader.PUBLIC);
      if (mark != null && MethodKinds.of(method).isEmpty()) {
        found.add(new Mistake(
            new SourcePlace(method, mark, null),
            "'%s' is public, but no asset.".formatted(method.getSimpleName()),
            "Mark it with @Asset, or take @Public away; Java's own 'public' is another matter."));
      }
    }
  }

  private void ofData(TypeMirror type) {
    if (type instanceof ArrayType array) {
      ofData(array.getComponentType());
    } else if (type instanceof DeclaredType declared
        && type.getKind() != TypeKind.ERROR
        && declared.asElement() instanceof TypeElement element) {
      declared.getTypeArguments().forEach(this::ofData);
      // Those of a class file are the business of whoever compiles it.
      if (element.getKind() == ElementKind.RECORD
          && written.contains(Language.outermost(element).getQualifiedName().toString())
          && ContractUseReader.contracts(element.asType()).isEmpty()
          && seen.add(element.getQualifiedName().toString())) {
        ofComponents(element);
      }
    }
  }

  /** Told once of each record, since the remedy is one. */
  private void ofComponents(TypeElement record) {
    for (RecordComponentElement component : record.getRecordComponents()) {
      Optional<String> mark = component.getAnnotationMirrors().stream()
          .map(mirror -> Language.nameOf(mirror.getAnnotationType()))
          .filter(OF_COMPONENTS::containsKey)
          .map(OF_COMPONENTS::get)
          .findFirst();
      if (mark.isPresent()) {
        found.add(
            new Mistake(
                SchemaReader.place(record, component.getSimpleName().toString()),
                "'%s.%s' says %s, but '%s' is part of no contract."
                    .formatted(
                        record.getSimpleName(),
                        component.getSimpleName(),
                        mark.get(),
                        record.getSimpleName()),
                "Mark the record, @Contract(version = \"1.0\"), or take away what marks its components."));
        return;
      }
    }
  }
}
