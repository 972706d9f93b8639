package dev.assetwright.processor.read;

import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.ContractUse;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.rules.contract.ContractReader.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Finds which methods make or read records with a contract: those in whose data such a type is named. */
final class ContractUseReader {
  private static final String CONTRACT = "dev.assetwright.Contract";
  static final String PUBLIC = "dev.assetwright.Public";

  private final AssetGraph graph;

  ContractUseReader(AssetGraph graph) {
    this.graph = graph;
  }

  /** Whether an asset marked as public makes it. */
  boolean isMadePublic(TypeElement contract) {
    String name = contract.getQualifiedName().toString();
    return graph.methods().stream()
        .filter(method -> Language.annotation(method.element(), PUBLIC) != null)
        .flatMap(method -> method.outputs().stream())
        .anyMatch(output -> contracts(output.type()).containsKey(name));
  }

  /** The records with a contract that are read here and declared elsewhere, by name. */
  Collection<TypeElement> contractsOfOthers(Collection<String> own) {
    SortedMap<String, TypeElement> found = new TreeMap<>();
    for (MethodDeclaration method : graph.methods()) {
      for (Reference reference : readings(method)) {
        collect(Objects.requireNonNull(reference.upstream()).output().type(), found);
      }
    }
    found.keySet().removeAll(own);
    return found.values();
  }

  /** Who makes or reads the contracts whose keys are given by the names of their types. */
  List<ContractUse> read(Map<String, String> keyByType) {
    List<ContractUse> uses = new ArrayList<>();
    if (!keyByType.isEmpty()) {
      graph.methods().forEach(method -> add(method, keyByType, uses));
    }
    return uses;
  }

  private void add(
      MethodDeclaration method, Map<String, String> keyByType, List<ContractUse> uses) {
    Map<String, Reference> read = new LinkedHashMap<>();
    for (Reference reference : readings(method)) {
      TypeMirror type = Objects.requireNonNull(reference.upstream()).output().type();
      keys(type, keyByType).forEach(key -> read.putIfAbsent(key, reference));
    }
    if (method.kind() == MethodKind.CHECK) {
      read.forEach((key, reference) -> uses.add(new ContractUse(
          key,
          "%s#%s"
              .formatted(
                  Objects.requireNonNull(reference.upstream()).key(),
                  Objects.requireNonNull(method.check()).name()),
          Role.READS,
          method,
          reference)));
      return;
    }
    for (OutputDeclaration output : method.outputs()) {
      Set<String> made = keys(output.type(), keyByType);
      Set<String> all = new TreeSet<>(made);
      all.addAll(read.keySet());
      for (String key : all) {
        Role role = !made.contains(key)
            ? Role.READS
            : read.containsKey(key) ? Role.READS_AND_MAKES : Role.MAKES;
        uses.add(new ContractUse(key, output.key().toString(), role, method, read.get(key)));
      }
    }
  }

  private List<Reference> readings(MethodDeclaration method) {
    return graph.references(method).stream()
        .filter(reference -> reference.kind() != Reference.Kind.AFTER)
        .filter(reference -> reference.upstream() != null)
        .toList();
  }

  private static Set<String> keys(TypeMirror type, Map<String, String> keyByType) {
    Set<String> keys = new TreeSet<>();
    for (String name : contracts(type).keySet()) {
      String key = keyByType.get(name);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** The records with a contract that a type names, by name. */
  static SortedMap<String, TypeElement> contracts(TypeMirror type) {
    SortedMap<String, TypeElement> found = new TreeMap<>();
    collect(type, found);
    return found;
  }

  private static void collect(TypeMirror type, SortedMap<String, TypeElement> found) {
    if (type instanceof ArrayType array) {
      collect(array.getComponentType(), found);
    } else if (type instanceof WildcardType wildcard) {
      TypeMirror bound = Language.bound(wildcard);
      if (bound != null) {
        collect(bound, found);
      }
    } else if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      if (Language.annotation(element, CONTRACT) != null) {
        found.put(element.getQualifiedName().toString(), element);
      }
      declared.getTypeArguments().forEach(argument -> collect(argument, found));
    }
  }
}
