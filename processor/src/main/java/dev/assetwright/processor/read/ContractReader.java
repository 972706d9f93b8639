package dev.assetwright.processor.read;

import dev.assetwright.Compatibility;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.ContractDeclaration;
import dev.assetwright.processor.model.ContractUse;
import dev.assetwright.processor.model.Contracts;
import dev.assetwright.processor.model.Contracts.Mistake;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.read.LockFolder.UnreadableLockException;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractLock;
import dev.assetwright.rules.contract.ContractSchema;
import dev.assetwright.rules.contract.ContractText;
import dev.assetwright.rules.contract.ContractVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads the contracts of a compilation, those of other modules that it reads, and their locks. */
public final class ContractReader {
  private static final String CONTRACT = "dev.assetwright.Contract";
  private static final String MANIFEST = "dev.assetwright.ContractManifest";

  private final Language language;
  private final AssetGraph graph;
  private final @Nullable LockFolder locks;
  private final List<Mistake> mistakes = new ArrayList<>();

  private ContractReader(Language language, AssetGraph graph, @Nullable LockFolder locks) {
    this.language = language;
    this.graph = graph;
    this.locks = locks;
  }

  /** Reads them; a lock only where there is a folder. */
  public static Contracts read(
      Language language, Sources sources, AssetGraph graph, @Nullable LockFolder locks) {
    return new ContractReader(language, graph, locks).read(sources);
  }

  private Contracts read(Sources sources) {
    ContractUseReader uses = new ContractUseReader(graph);
    Map<String, String> keyByType = new HashMap<>();
    List<ContractDeclaration> own = new ArrayList<>();
    SortedMap<String, ContractDeclaration> byKey = new TreeMap<>();
    for (String name : sources.contracts()) {
      TypeElement type = language.elements().getTypeElement(name);
      ContractDeclaration contract = type == null ? null : own(type, uses);
      if (contract == null) {
        continue;
      }
      ContractDeclaration first = byKey.putIfAbsent(contract.key(), contract);
      if (first != null) {
        mistakes.add(new Mistake(
            contract.place(),
            "'%s' is the contract of '%s' already."
                .formatted(contract.key(), first.element().getSimpleName()),
            "Give one of them another name: @Contract(name = \"…\")."));
        continue;
      }
      own.add(contract);
      keyByType.put(name, contract.key());
    }
    List<ContractDeclaration> consumed = new ArrayList<>();
    for (TypeElement type : uses.contractsOfOthers(sources.contracts())) {
      ContractDeclaration contract = consumed(type);
      if (contract != null) {
        consumed.add(contract);
        keyByType.put(type.getQualifiedName().toString(), contract.key());
      }
    }
    List<ContractUse> found = uses.read(keyByType);
    List<TypeElement> marked = sources.marked().stream()
        .map(language.elements()::getTypeElement)
        .filter(Objects::nonNull)
        .toList();
    return new Contracts(
        locks == null ? null : locks.display(),
        own,
        consumed,
        found,
        mistakes,
        mistakes.isEmpty() ? StrayMarkReader.read(graph, own, marked) : List.of());
  }

  private @Nullable ContractDeclaration own(TypeElement type, ContractUseReader uses) {
    AnnotationMirror mirror = Objects.requireNonNull(Language.annotation(type, CONTRACT));
    AnnotationReader annotation = new AnnotationReader(type, mirror, new ArrayList<>(), language);
    Text version = annotation.text("version");
    SourcePlace place = version.place();
    int before = mistakes.size();
    if (type.getKind() != ElementKind.RECORD || !type.getTypeParameters().isEmpty()) {
      mistakes.add(new Mistake(
          annotation.place(),
          type.getKind() == ElementKind.RECORD
              ? "'%s' is generic, so what it promises is not known.".formatted(type.getSimpleName())
              : "'%s' is no record, so its parts are not known.".formatted(type.getSimpleName()),
          type.getKind() == ElementKind.RECORD
              ? "Take its type parameters away, or make the records that hold it contracts."
              : "Make it a record with a component for each part."));
      return null;
    }
    if (ContractVersion.find(version.value()).isEmpty()) {
      mistakes.add(new Mistake(
          place,
          "'%s' has version '%s', which is none.".formatted(type.getSimpleName(), version.value()),
          "Write major and minor: version = \"1.0\"."));
    }
    String key = key(type, annotation);
    SchemaReader reader = new SchemaReader(language, place);
    ContractSchema schema = reader.read(type);
    mistakes.addAll(reader.mistakes());
    if (schema == null || mistakes.size() > before) {
      return null;
    }
    ContractDefinition definition = new ContractDefinition(
        key,
        ContractVersion.parse(version.value()),
        mode(annotation, type, uses),
        annotation.text("owner").value(),
        Javadoc.description(language.elements().getDocComment(type)),
        schema);
    return new ContractDeclaration(
        type, place, definition, reader.elements(), lock(key, true, place));
  }

  private String key(TypeElement type, AnnotationReader annotation) {
    Text name = annotation.text("name");
    String key = name.isEmpty() ? Names.snakeCase(type.getSimpleName().toString()) : name.value();
    if (!Names.isKey(key)) {
      mistakes.add(new Mistake(
          name.place(),
          "'%s' is called '%s', which cannot be the name of a contract."
              .formatted(type.getSimpleName(), key),
          Names.suggest(key)
              .map("Write name = \"%s\"."::formatted)
              .orElse("Names are made of a-z, 0-9 and _, with slashes between them.")));
    }
    return key;
  }

  private static Compatibility mode(
      AnnotationReader annotation, TypeElement type, ContractUseReader uses) {
    String written = annotation.constant("compatibility");
    Compatibility mode = written.isEmpty() ? Compatibility.DEFAULT : Compatibility.valueOf(written);
    if (mode != Compatibility.DEFAULT) {
      return mode;
    }
    return uses.isMadePublic(type)
        ? Compatibility.FULL_TRANSITIVE
        : Compatibility.BACKWARD_TRANSITIVE;
  }

  /** What the other module's compiler wrote beside the record; class files alone lose which parts may be null. */
  private @Nullable ContractDeclaration consumed(TypeElement type) {
    TypeElement manifest = language
        .elements()
        .getTypeElement(DeclarationReader.declaringClass(language, type).contractName());
    AnnotationMirror mirror = manifest == null ? null : Language.annotation(manifest, MANIFEST);
    if (mirror == null) {
      return null;
    }
    AnnotationReader annotation =
        new AnnotationReader(manifest, mirror, new ArrayList<>(), language);
    StringBuilder text = new StringBuilder();
    annotation.texts("value").forEach(part -> text.append(part.value()));
    ContractDefinition definition;
    try {
      definition = ContractText.readDefinition(text.toString());
    } catch (IllegalArgumentException e) {
      return null; // Written by a version of ours that says something else; nothing is known.
    }
    SourcePlace place = graph.declarations().module().element() == null
        ? SourcePlace.of(type)
        : SourcePlace.of(graph.declarations().module().element());
    return new ContractDeclaration(
        type, place, definition, new TreeMap<>(), lock(definition.key(), false, place));
  }

  private @Nullable ContractLock lock(String key, boolean isOwn, SourcePlace place) {
    if (locks == null) {
      return null;
    }
    try {
      Optional<ContractLock> found = locks.find(key, isOwn);
      return found.orElse(null);
    } catch (UnreadableLockException e) {
      mistakes.add(new Mistake(
          place,
          "'%s' cannot be read: %s.".formatted(locks.display(key, isOwn), e.getMessage()),
          "Restore it from version control; without it nothing that was promised is known."));
      return null;
    }
  }
}
