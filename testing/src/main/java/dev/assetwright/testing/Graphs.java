package dev.assetwright.testing;

import dev.assetwright.spi.AssetModuleGraph;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds the generated graphs of a project. */
final class Graphs {
  private Graphs() {}

  /**
   * Returns these graphs with those that they use, or all on the class path when there are none.
   *
   * @throws IllegalStateException if there are none on the class path either, or one that is used is missing
   */
  static List<AssetModuleGraph> of(List<Class<? extends AssetModuleGraph>> types) {
    Map<String, AssetModuleGraph> graphs = new LinkedHashMap<>();
    for (Class<? extends AssetModuleGraph> type : types) {
      add(instance(type), graphs);
    }
    if (graphs.isEmpty()) {
      ServiceLoader.load(AssetModuleGraph.class, AssetModuleGraph.class.getClassLoader())
          .forEach(graph -> add(graph, graphs));
    }
    if (graphs.isEmpty()) {
      throw new IllegalStateException(
          "There are no assets on the class path: no class was compiled with the annotation processor of Assetwright."
              + " Name it in the POM, in annotationProcessorPaths, and compile anew.");
    }
    return List.copyOf(graphs.values());
  }

  private static void add(AssetModuleGraph graph, Map<String, AssetModuleGraph> graphs) {
    if (graphs.putIfAbsent(graph.getClass().getName(), graph) == null) {
      graph.uses().forEach(used -> {
        if (!graphs.containsKey(used)) {
          add(instance(used(used, graph)), graphs);
        }
      });
    }
  }

  private static Class<? extends AssetModuleGraph> used(String name, AssetModuleGraph by) {
    try {
      return Class.forName(name, true, by.getClass().getClassLoader())
          .asSubclass(AssetModuleGraph.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "'%s' reads assets of '%s', which is not on the class path of the test."
              .formatted(by.name(), name),
          e);
    }
  }

  private static AssetModuleGraph instance(Class<? extends AssetModuleGraph> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("'%s' cannot be made.".formatted(type), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("'%s' is no generated graph.".formatted(type), e);
    }
  }
}
