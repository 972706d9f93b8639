package dev.assetwright.load;

import dev.assetwright.graph.InvalidGraphException;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputDefinition.Use;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerDefinition.MethodReference;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.FormerKeys;
import dev.assetwright.rules.GraphRules;
import dev.assetwright.rules.Problem;
import dev.assetwright.rules.RuleCode;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.MappingException;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.AssetUnit;
import dev.assetwright.spi.DefinitionSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the units of all modules declare, and relates each edge to the partitions of both its ends.
 *
 * <p>javac has judged each module; what only shows when modules come together, or when one was compiled against another
 * version of the next, is judged here.
 */
final class DefinitionCollector {
  private final List<ProducerDraft> producers = new ArrayList<>();
  private final List<CheckDraft> checks = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Grids, PartitionMapping> mappings = new HashMap<>();
  private Map.@Nullable Entry<Grids, PartitionMapping> lastMapping;

  /** What a mapping is made of: most edges have one in common. */
  private record Grids(@Nullable Grid reader, @Nullable Grid upstream, String text) {
    PartitionMapping mapping() {
      return PartitionMapping.between(reader, upstream, text);
    }

    /** Without a look into the grids, which most edges have in common. */
    boolean isOf(@Nullable Grid itsReader, @Nullable Grid itsUpstream, String itsText) {
      return reader == itsReader && upstream == itsUpstream && text.equals(itsText);
    }
  }

  /** Takes what a unit declares; what it cannot express is a problem. */
  void add(AssetUnit unit) {
    try {
      unit.describe(new UnitSink(unit));
    } catch (RuntimeException e) {
      problems.add(Problem.of(
          RuleCode.BAD_MODULE,
          "'%s' declares something that cannot be read: %s"
              .formatted(unit.declaringClass().getName(), e.getMessage()),
          "Compile it anew."));
    }
  }

  /**
   * Returns all definitions.
   *
   * @throws InvalidGraphException with every problem
   */
  Definitions definitions(List<String> modules) {
    // What was declared is then incomplete, and everything else would follow from that.
    throwProblems();
    Map<AssetKey, ProducerDraft> makers = new HashMap<>(producers.size() * 2);
    for (ProducerDraft producer : producers) {
      for (ProducerDraft.OutputDraft output : producer.outputs) {
        makers.putIfAbsent(output.key, producer);
      }
    }
    List<AssetDefinition> assets = new ArrayList<>(producers.size());
    List<ProducerDefinition> defined = new ArrayList<>(producers.size());
    for (ProducerDraft producer : producers) {
      ProducerDefinition whole = define(producer, makers);
      List<ProducerDefinition> each = producer.canSubset
          ? whole.assets().stream().map(key -> whole.making(List.of(key))).toList()
          : List.of(whole);
      defined.addAll(each);
      for (ProducerDraft.OutputDraft output : producer.outputs) {
        assets.add(new AssetDefinition(
            output.key,
            output.description,
            output.owners,
            output.tags,
            kinds(producer, output),
            output.formerly,
            output.storage,
            output.component,
            output.schedule,
            output.freshness,
            maker(output.key, each)));
      }
    }
    List<CheckDefinition> tests = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (CheckDraft check : checks) {
      CheckDefinition definition = define(check, makers);
      tests.add(definition);
      if (!names.add(definition.asset() + " " + definition.name())) {
        problems.add(Problem.of(
            RuleCode.BAD_CHECK,
            "'%s' has two checks named '%s'.".formatted(definition.asset(), definition.name()),
            "One of them is declared at %s.".formatted(check.method.display()),
            "Rename one of them."));
      }
    }
    checkFormerKeys(assets, makers);
    throwProblems();
    return new Definitions(modules, assets, defined, tests);
  }

  private static ProducerDefinition maker(AssetKey key, List<ProducerDefinition> each) {
    for (ProducerDefinition producer : each) {
      if (producer.assets().contains(key)) {
        return producer;
      }
    }
    return each.get(0);
  }

  /** javac has judged each module; that no other module declares or claims a former key shows here. */
  private void checkFormerKeys(List<AssetDefinition> assets, Map<AssetKey, ProducerDraft> makers) {
    Map<AssetKey, AssetKey> claimed = new HashMap<>();
    for (AssetDefinition asset : assets) {
      for (AssetKey former : asset.formerly()) {
        AssetKey first = claimed.putIfAbsent(former, asset.key());
        if (makers.containsKey(former)) {
          problems.add(
              FormerKeys.declared(asset.key(), former, makers.get(former).method.display()));
        } else if (first != null) {
          problems.add(FormerKeys.claimedTwice(former, first, asset.key()));
        }
      }
    }
  }

  private void throwProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidGraphException(problems.stream().distinct().toList());
    }
  }

  /** The files that methods name, as written, in the order of the units. */
  Map<ProducerDefinition.MethodReference, List<String>> files() {
    Map<ProducerDefinition.MethodReference, List<String>> files = new LinkedHashMap<>();
    for (ProducerDraft producer : producers) {
      if (!producer.files.isEmpty()) {
        files.put(producer.method, producer.files);
      }
    }
    return files;
  }

  private ProducerDefinition define(ProducerDraft producer, Map<AssetKey, ProducerDraft> makers) {
    List<AssetKey> keys = producer.outputs.stream().map(output -> output.key).toList();
    String sql = producer.resource == null ? producer.sql : resource(producer, makers);
    return new ProducerDefinition(
        producer.kind,
        keys,
        keys,
        producer.method,
        producer.grid,
        inputs(keys.get(0).toString(), producer, producer.grid, makers),
        producer.takesPartition,
        sql,
        producer.codeVersion,
        producer.retry,
        producer.timeout,
        producer.stepTimeout,
        producer.pool,
        producer.fork);
  }

  /** The statement in its file as it is now, and with it what it reads now. */
  private String resource(ProducerDraft producer, Map<AssetKey, ProducerDraft> makers) {
    SqlResource resource = SqlResource.read(producer, makers.keySet());
    problems.addAll(resource.problems());
    for (AssetKey table : resource.tables()) {
      ProducerDraft maker = makers.get(table);
      if (maker.outputs.stream()
          .anyMatch(output -> output.key.equals(table) && output.storage != StorageKind.TABLE)) {
        problems.add(Problem.of(
            RuleCode.BAD_SQL,
            "'{%s}' is no table.".formatted(table),
            "'%s' reads it in '%s'.".formatted(producer.outputs.get(0).key, producer.resource)));
      }
    }
    if (resource.problems().isEmpty()) {
      producer.readTables(resource.tables());
    }
    return resource.sql();
  }

  private static List<String> kinds(ProducerDraft producer, ProducerDraft.OutputDraft output) {
    if (producer.kind != AssetKind.SQL && output.kinds.size() < 2) {
      return output.kinds;
    }
    return Stream.concat(
            producer.kind == AssetKind.SQL ? Stream.of("sql") : Stream.empty(),
            output.kinds.stream())
        .distinct()
        .toList();
  }

  private CheckDefinition define(CheckDraft check, Map<AssetKey, ProducerDraft> makers) {
    AssetKey asset = check.inputs.get(0).upstream();
    ProducerDraft maker = makers.get(asset);
    return new CheckDefinition(
        asset,
        check.name,
        check.description,
        check.blocking,
        check.warning,
        check.takesPartition,
        inputs(check.name, check, maker == null ? null : maker.grid, makers),
        check.method);
  }

  private List<InputDefinition> inputs(
      String reader,
      MethodDraft<?> draft,
      @Nullable Grid grid,
      Map<AssetKey, ProducerDraft> makers) {
    List<InputDefinition> inputs = new ArrayList<>();
    for (MethodDraft.Input input : onceEach(draft.inputs)) {
      ProducerDraft maker = makers.get(input.upstream());
      if (maker == null) {
        problems.add(GraphRules.missingUpstream(reader, input.upstream()));
        continue;
      }
      PartitionMapping mapping;
      try {
        mapping = mapping(grid, maker.grid, input.partitions());
      } catch (MappingException e) {
        problems.add(Problem.of(
            e.kind().code(),
            "'%s' and '%s' have grids that do not fit.".formatted(reader, input.upstream()),
            e.getMessage(),
            "If one of both has changed, compile both modules anew."));
        continue;
      }
      inputs.add(new InputDefinition(
          input.upstream(),
          input.use(),
          mapping,
          input.requireAll() && !mapping.isSingle(),
          input.optional() && mapping.isSingle(),
          input.index()));
    }
    return inputs;
  }

  private PartitionMapping mapping(
      @Nullable Grid reader, @Nullable Grid upstream, String partitions) {
    Map.Entry<Grids, PartitionMapping> known = lastMapping;
    if (known == null || !known.getKey().isOf(reader, upstream, partitions)) {
      Grids grids = new Grids(reader, upstream, partitions);
      known = Map.entry(grids, mappings.computeIfAbsent(grids, Grids::mapping));
      lastMapping = known;
    }
    return known.getValue();
  }

  /** An order says nothing new about an upstream that is read as well. */
  private static List<MethodDraft.Input> onceEach(List<MethodDraft.Input> inputs) {
    if (inputs.size() < 2) {
      return inputs;
    }
    Set<AssetKey> read = new HashSet<>();
    for (MethodDraft.Input input : inputs) {
      if (input.use() != Use.ORDER) {
        read.add(input.upstream());
      }
    }
    Set<AssetKey> seen = new HashSet<>();
    List<MethodDraft.Input> result = new ArrayList<>(inputs.size());
    for (MethodDraft.Input input : inputs) {
      boolean isNeeded = input.use() != Use.ORDER || read.add(input.upstream());
      if (isNeeded && (seen.add(input.upstream()) || !result.contains(input))) {
        result.add(input);
      }
    }
    return result;
  }

  /** Hands drafts to one unit's generated code. */
  private final class UnitSink implements DefinitionSink {
    private final String unit;
    private final String owner;
    private final ClassLoader loader;

    UnitSink(AssetUnit unit) {
      this.loader = unit.getClass().getClassLoader();
      this.unit = LoadedUnits.id(unit);
      this.owner = unit.declaringClass().getName();
    }

    private MethodReference method(int index, String name, String descriptor) {
      return new MethodReference(unit, index, owner, name, descriptor);
    }

    private ProducerDraft add(ProducerDraft producer) {
      producers.add(producer);
      return producer;
    }

    @Override
    public Producer asset(int index, String method, String descriptor) {
      return add(
          new ProducerDraft(AssetKind.JAVA, method(index, method, descriptor), loader, null));
    }

    @Override
    public Producer external(int index, String method, String descriptor) {
      return add(
          new ProducerDraft(AssetKind.EXTERNAL, method(index, method, descriptor), loader, null));
    }

    @Override
    public Producer sql(int index, String method, String descriptor, String sql) {
      return add(new ProducerDraft(AssetKind.SQL, method(index, method, descriptor), loader, sql));
    }

    @Override
    public Check check(int index, String method, String descriptor, String name) {
      CheckDraft check = new CheckDraft(method(index, method, descriptor), name);
      checks.add(check);
      return check;
    }
  }
}
