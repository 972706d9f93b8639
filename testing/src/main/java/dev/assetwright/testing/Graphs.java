package dev.assetwright.testing;

import dev.assetwright.spi.AssetModuleGraph;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the generated graphs of a project. */
final class Graphs {
  private Graphs() {}

  /**
   * Returns these graphs, or all on the class path when there are none.
   *
   * @throws IllegalStateException if there are none on the class path either
   */
  static List<AssetModuleGraph> of(List<Class<? extends AssetModuleGraph>> types) {
    List<AssetModuleGraph> graphs = new ArrayList<>();
    for (Class<? extends AssetModuleGraph> type : types) {
      graphs.add(instance(type));
    }
    if (graphs.isEmpty()) {
      ServiceLoader.load(AssetModuleGraph.class, AssetModuleGraph.class.getClassLoader())
          .forEach(graphs::add);
    }
    if (graphs.isEmpty()) {
      throw new IllegalStateException(
          "There are no assets on the class path: no class was compiled with the annotation processor of Assetwright."
              + " Name it in the POM, in annotationProcessorPaths, and compile anew.");
    }
    return graphs;
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
