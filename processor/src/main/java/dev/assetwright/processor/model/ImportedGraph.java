package dev.assetwright.processor.model;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The graph of another module.
 *
 * @param type the generated graph; its place is where this compilation names it, or the module through which it is reached
 * @param isGraph whether it carries a manifest; nothing else is known without
 * @param module what people call the other module
 * @param uses the canonical names of the graphs that the other module uses
 * @param via the module that uses it; null when this compilation does
 * @param methods the methods that produce its assets, read from class files
 * @param unknownTypes for methods that name types which are not at hand here, the first of those types
 */
public record ImportedGraph(
    TypeValue type,
    boolean isGraph,
    String module,
    List<String> uses,
    @Nullable String via,
    List<MethodDeclaration> methods,
    Map<MethodDeclaration, String> unknownTypes) {
  public ImportedGraph {
    uses = List.copyOf(uses);
    methods = List.copyOf(methods);
    unknownTypes = new IdentityHashMap<>(unknownTypes);
  }

  /** Returns a graph that is none. */
  public static ImportedGraph none(TypeValue type) {
    return new ImportedGraph(type, false, "", List.of(), null, List.of(), Map.of());
  }

  /** The first type named by a method's declaration that is not at hand in this compilation. */
  public Optional<String> unknownType(MethodDeclaration method) {
    return Optional.ofNullable(unknownTypes.get(method));
  }
}
