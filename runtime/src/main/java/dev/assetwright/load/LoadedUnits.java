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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The generated code of all modules, sorted by module name. */
final class LoadedUnits {
  private final List<AssetModuleGraph> modules;
  private final List<SourceUnit> sources;
  private final Map<String, AssetUnit> units = new LinkedHashMap<>();

  LoadedUnits(List<AssetModuleGraph> modules) {
    this(modules, List.of());
  }

  private LoadedUnits(List<AssetModuleGraph> modules, List<SourceUnit> sources) {
    this.sources = List.copyOf(sources);
    this.modules = modules.stream()
        .sorted(Comparator.comparing(AssetModuleGraph::name)
            .thenComparing(module -> module.getClass().getName()))
        .toList();
    for (AssetModuleGraph module : this.modules) {
      module.units().forEach(unit -> units.put(id(unit), unit));
    }
    sources.forEach(source -> units.put(id(source), source));
  }

  /** By what methods refer to a unit. */
  static String id(AssetUnit unit) {
    return unit instanceof SourceUnit source ? source.id() : unit.getClass().getName();
  }

  /** Returns the same with what sources declare. */
  LoadedUnits with(List<SourceUnit> declared) {
    return new LoadedUnits(modules, declared);
  }

  /** The source's unit that a method belongs to; null for a method of generated code. */
  @Nullable
  SourceUnit source(MethodReference method) {
    return units.get(method.unit()) instanceof SourceUnit source ? source : null;
  }

  List<String> names() {
    return Stream.concat(
            modules.stream().map(AssetModuleGraph::name), sources.stream().map(SourceUnit::name))
        .toList();
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
