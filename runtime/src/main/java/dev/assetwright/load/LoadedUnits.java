package dev.assetwright.load;

import dev.assetwright.model.ProducerDefinition.MethodReference;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.spi.AssetUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The generated code of all modules, sorted by module name. */
final class LoadedUnits {
  private final List<AssetModuleGraph> modules;
  private final Map<String, AssetUnit> units = new LinkedHashMap<>();

  LoadedUnits(List<AssetModuleGraph> modules) {
    this.modules = modules.stream()
        .sorted(Comparator.comparing(AssetModuleGraph::name)
            .thenComparing(module -> module.getClass().getName()))
        .toList();
    for (AssetModuleGraph module : this.modules) {
      module.units().forEach(unit -> units.put(unit.getClass().getName(), unit));
    }
  }

  List<String> names() {
    return modules.stream().map(AssetModuleGraph::name).toList();
  }

  List<AssetUnit> all() {
    return List.copyOf(units.values());
  }

  AssetUnit get(MethodReference method) {
    AssetUnit unit = units.get(method.unit());
    if (unit == null) {
      throw new IllegalArgumentException("'%s' is not loaded.".formatted(method.display()));
    }
    return unit;
  }

  /** The classes that need an instance. */
  List<Class<?>> instantiated() {
    List<Class<?>> classes = new ArrayList<>();
    for (AssetUnit unit : units.values()) {
      if (unit.needsInstance()) {
        classes.add(unit.declaringClass());
      }
    }
    return classes;
  }

  /** The Guice modules to install, each once. */
  List<Class<?>> installed() {
    Set<Class<?>> classes = new LinkedHashSet<>();
    modules.forEach(module -> classes.addAll(module.install()));
    return List.copyOf(classes);
  }

  /** The pools of all modules. */
  DeclaredPools pools() {
    return new DeclaredPools(modules);
  }

  /** The configuration records, each once. */
  Set<Class<? extends Record>> configurations() {
    Set<Class<? extends Record>> records = new LinkedHashSet<>();
    modules.forEach(module -> records.addAll(module.configurations()));
    return records;
  }
}
