package dev.assetwright.processor.model;

import java.util.List;

/**
 * The graph of another module.
 *
 * @param type the generated graph
 * @param isGraph whether it carries a manifest; nothing else is known without
 * @param module what people call the other module
 * @param methods the methods that produce its assets, read from class files
 */
public record ImportedGraph(
    TypeValue type, boolean isGraph, String module, List<MethodDeclaration> methods) {
  public ImportedGraph {
    methods = List.copyOf(methods);
  }
}
