package dev.assetwright.processor.read;

import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.Naming;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Storage;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads which assets a method makes. */
final class OutputReader {
  private static final String FORMERLY = "dev.assetwright.Formerly";

  private final Language language;

  OutputReader(Language language) {
    this.language = language;
  }

  Naming naming(
      MethodKind kind, ExecutableElement method, AnnotationReader annotation, TypeMirror returned) {
    if (kind == MethodKind.CHECK) {
      return new Naming(new Text("", annotation.place()), List.of());
    }
    Text group = annotation.text("group");
    if (kind != MethodKind.MULTI_ASSET) {
      Text name = annotation.text("name");
      return new Naming(
          group, List.of(name.place().value() == null ? nameOf(method, method) : name));
    }
    return new Naming(
        group,
        components(returned).stream()
            .map(component -> nameOf(component, method))
            .toList());
  }

  /** Compilers know no place of a record's component, so what it proposes stands at the method. */
  private static Text nameOf(Element named, ExecutableElement method) {
    return new Text(Names.snakeCase(named.getSimpleName().toString()), SourcePlace.of(method));
  }

  private static TypeElement recordOf(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }

  /** Returns the assets that the names make; one whose name is beyond repair is left out. */
  List<OutputDeclaration> read(
      MethodKind kind,
      Naming naming,
      TypeMirror returned,
      String description,
      AnnotationReader annotation) {
    List<OutputDeclaration> outputs = new ArrayList<>();
    if (kind != MethodKind.MULTI_ASSET) {
      for (Text name : naming.names()) {
        AssetKey key = key(naming.group(), name).orElse(null);
        if (key != null) {
          outputs.add(new OutputDeclaration(
              key,
              null,
              returned,
              kind == MethodKind.EXTERNAL ? Storage.NONE : Language.storage(returned),
              description,
              annotation.texts("formerly"),
              name.place()));
        }
      }
      return outputs;
    }
    List<RecordComponentElement> components = components(returned);
    for (int i = 0; i < components.size(); i++) {
      outputs.addAll(component(naming, i, components.get(i), returned, description));
    }
    return outputs;
  }

  private List<OutputDeclaration> component(
      Naming naming,
      int index,
      RecordComponentElement component,
      TypeMirror recordType,
      String description) {
    TypeMirror type = Language.withoutResult(language.typeOf(component, (DeclaredType) recordType));
    String name = component.getSimpleName().toString();
    String own = Javadoc.parameter(language.elements().getDocComment(recordOf(recordType)), name);
    Text proposed = naming.names().get(index);
    return key(naming.group(), proposed)
        .map(key -> new OutputDeclaration(
            key,
            name,
            type,
            Language.storage(type),
            own.isEmpty() ? description : own,
            formerly(component, proposed.place()),
            proposed.place()))
        .stream()
        .toList();
  }

  /** What a component says of its former keys, told at the method, since compilers know no place of a component. */
  private List<Text> formerly(RecordComponentElement component, SourcePlace method) {
    AnnotationMirror mirror = Language.annotation(component, FORMERLY);
    return mirror == null
        ? List.of()
        : new AnnotationReader(component, mirror, new ArrayList<>(), language)
            .texts("value").stream().map(text -> new Text(text.value(), method)).toList();
  }

  /** Returns the components of a record type; empty for any other type. */
  static List<RecordComponentElement> components(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && element.getKind() == ElementKind.RECORD
        ? List.copyOf(element.getRecordComponents())
        : List.of();
  }

  /** Returns the keys that the names make; one whose name is beyond repair is left out. */
  static List<AssetKey> keys(Naming naming) {
    List<AssetKey> keys = new ArrayList<>();
    for (Text name : naming.names()) {
      key(naming.group(), name).ifPresent(keys::add);
    }
    return keys;
  }

  private static Optional<AssetKey> key(Text group, Text name) {
    String usableGroup = Names.isGroup(group.value())
        ? group.value()
        : Names.suggest(group.value()).orElse("");
    return (Names.isName(name.value())
            ? Optional.of(name.value())
            : Names.suggest(name.value()).filter(Names::isName))
        .map(usable -> AssetKey.parse(usableGroup.isEmpty() ? usable : usableGroup + "/" + usable));
  }
}
