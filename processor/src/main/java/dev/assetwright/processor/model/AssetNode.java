package dev.assetwright.processor.model;

import dev.assetwright.rules.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * An asset in the graph.
 *
 * @param method what makes it
 * @param output which of the method's assets it is
 * @param module the other module it belongs to; null for an asset of this compilation
 * @param unknownType a type in the declaration of another module's asset that is not at hand here; null otherwise
 */
public record AssetNode(
    MethodDeclaration method,
    OutputDeclaration output,
    @Nullable String module,
    @Nullable String unknownType) {
  /** Returns an asset of this compilation. */
  public static AssetNode own(MethodDeclaration method, OutputDeclaration output) {
    return new AssetNode(method, output, null, null);
  }

  /** Returns an asset of another module. */
  public static AssetNode of(
      ImportedGraph graph, MethodDeclaration method, OutputDeclaration output) {
    return new AssetNode(
        method, output, graph.module(), graph.unknownType(method).orElse(null));
  }

  /** Its key. */
  public AssetKey key() {
    return output.key();
  }

  /** Whether others produce it. */
  public boolean isExternal() {
    return method.kind() == MethodKind.EXTERNAL;
  }

  /** Where it is declared, {@code Sales.ordersClean(rawOrders)} or {@code Customers.customers of module 'crm'}. */
  public String where() {
    return module == null
        ? method.display()
        : "%s.%s of module '%s'".formatted(method.owner().display(), method.name(), module);
  }

  /** Nodes are of one method and one of its outputs. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AssetNode node && method == node.method && output == node.output;
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }
}
