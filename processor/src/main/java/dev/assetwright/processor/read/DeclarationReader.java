package dev.assetwright.processor.read;

import dev.assetwright.processor.diagnostic.Progress;
import dev.assetwright.processor.model.Declarations;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.ImportedGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ModuleDeclaration;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.TeamRules;
import dev.assetwright.processor.model.TypeValue;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.model.Unresolved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads everything that a compilation declares. */
public final class DeclarationReader {
  private static final String MODULE = "dev.assetwright.AssetModule";
  private static final String DEFAULT_NAME = "assets";
  private static final String DEFAULT_GRAPH = "Assets_Graph";

  private final Language language;
  private final Sources sources;
  private final Progress progress;
  private final List<Unresolved> unresolved = new ArrayList<>();
  private final MethodReader methods;

  private DeclarationReader(
      Language language, Resources resources, Sources sources, Progress progress) {
    this.language = language;
    this.sources = sources;
    this.progress = progress;
    OutputReader outputs = new OutputReader(language);
    this.methods = new MethodReader(language, outputs, resources, unresolved);
  }

  /** Reads the declarations in the types collected so far. */
  public static Declarations read(
      Language language, Resources resources, Sources sources, Progress progress) {
    return new DeclarationReader(language, resources, sources, progress).read();
  }

  private Declarations read() {
    List<UnitDeclaration> units =
        types(sources.units()).stream().map(this::unit).toList();
    List<ModuleDeclaration> modules =
        types(sources.modules()).stream().map(this::module).toList();
    ModuleDeclaration module = modules.isEmpty() ? defaultModule(units) : modules.get(0);
    GridReader gridReader = new GridReader(language, unresolved);
    List<GridDeclaration> grids = types(sources.grids()).stream()
        .map(marker -> gridReader.read(marker, SourcePlace.of(marker)))
        .toList();
    GraphImporter importer = new GraphImporter(language);
    List<ImportedGraph> imported = importer.used(module.uses());
    List<ImportedGraph> reached = importer.reached(imported, module.qualifiedGraphName());
    types(sources.contracts()).forEach(this::noteUnresolvedComponents);
    return new Declarations(
        modules,
        module,
        units,
        grids,
        types(sources.configurations()),
        imported,
        reached,
        sources.written(),
        unresolved.stream().distinct().toList());
  }

  private void noteUnresolvedComponents(TypeElement contract) {
    for (RecordComponentElement component : contract.getRecordComponents()) {
      TypeMirror part = Language.unresolvedPart(component.asType());
      if (part != null) {
        String name = component.getSimpleName().toString();
        unresolved.add(new Unresolved(part.toString(), SchemaReader.place(contract, name)));
      }
    }
  }

  private List<TypeElement> types(Collection<String> names) {
    return names.stream()
        .map(name -> language.elements().getTypeElement(name))
        .filter(Objects::nonNull)
        .toList();
  }

  private UnitDeclaration unit(TypeElement type) {
    progress.at(type.getQualifiedName().toString());
    DeclaringClass owner = declaringClass(language, type);
    List<MethodDeclaration> declared = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      MethodKind kind =
          member instanceof ExecutableElement method ? MethodReader.kindOf(method) : null;
      if (kind != null) {
        declared.add(methods.read(owner, declared.size(), (ExecutableElement) member, kind));
      }
    }
    return new UnitDeclaration(owner, declared);
  }

  /** Returns what generated code for a type is named by. */
  public static DeclaringClass declaringClass(Language language, TypeElement type) {
    String packageName = language.packageOf(type);
    String qualified = type.getQualifiedName().toString();
    return new DeclaringClass(
        type,
        packageName,
        packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1));
  }

  private ModuleDeclaration module(TypeElement type) {
    AnnotationMirror mirror = Objects.requireNonNull(Language.annotation(type, MODULE));
    AnnotationReader annotation = new AnnotationReader(type, mirror, unresolved, language);
    DeclaringClass owner = declaringClass(language, type);
    return new ModuleDeclaration(
        type,
        owner.packageName(),
        owner.generatedPrefix() + "_Graph",
        annotation.text("name").value(),
        withoutRepeats(annotation.types("uses")),
        annotation.types("install"),
        new TeamRules(
            Set.copyOf(annotation.constants("require")),
            annotation.texts("layers"),
            annotation.texts("propagate")),
        annotation.texts("pools"));
  }

  private static List<TypeValue> withoutRepeats(List<TypeValue> types) {
    List<TypeValue> unique = new ArrayList<>();
    for (TypeValue type : types) {
      if (unique.stream().noneMatch(other -> other.element().equals(type.element()))) {
        unique.add(type);
      }
    }
    return unique;
  }

  private static ModuleDeclaration defaultModule(List<UnitDeclaration> units) {
    String packageName = units.stream()
        .map(unit -> unit.owner().packageName())
        .min(String::compareTo)
        .orElse("");
    return new ModuleDeclaration(
        null,
        packageName,
        DEFAULT_GRAPH,
        DEFAULT_NAME,
        List.of(),
        List.of(),
        TeamRules.NONE,
        List.of());
  }
}
