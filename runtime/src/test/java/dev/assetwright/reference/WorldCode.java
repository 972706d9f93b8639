package dev.assetwright.reference;

import dev.assetwright.Observed;
import dev.assetwright.Outcome;
import dev.assetwright.PermanentFailureException;
import dev.assetwright.Result;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputDefinition.Use;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StorageKind;
import dev.assetwright.reference.World.Method;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.Arguments;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A world's methods as the engine takes them: definitions and versions of one moment, behavior as the world has it. */
final class WorldCode implements AssetCode {
  private final World world;
  private final AssetGraph graph;
  private final Map<String, ProducerVersion> versions = new HashMap<>();

  WorldCode(World world) {
    this.world = world;
    List<AssetDefinition> assets = new ArrayList<>();
    List<ProducerDefinition> producers = new ArrayList<>();
    List<CheckDefinition> checks = new ArrayList<>();
    for (Method method : world.methods) {
      ProducerDefinition producer = producer(method);
      producers.add(producer);
      versions.put(
          method.first(), new ProducerVersion("code" + method.code, "config" + method.config));
      for (String key : method.keys) {
        assets.add(new AssetDefinition(
            AssetKey.parse(key),
            "",
            List.of(),
            List.of(),
            List.of(),
            world.formerly(key).stream().map(AssetKey::parse).toList(),
            method.external ? StorageKind.NONE : StorageKind.VALUE,
            producer.family().size() > 1 ? AssetKey.parse(key).name() : null,
            null,
            null,
            producer));
      }
      if (!method.external) {
        checks.add(new CheckDefinition(
            producer.first(),
            "holds",
            "",
            true,
            false,
            false,
            List.of(),
            reference("check " + method.first())));
      }
    }
    graph = AssetGraph.of(new Definitions(List.of("world"), assets, producers, checks));
  }

  private ProducerDefinition producer(Method method) {
    List<InputDefinition> inputs = new ArrayList<>();
    method.inputs.forEach((key, edge) -> {
      Method upstream = world.method(key);
      PartitionMapping mapping =
          PartitionMapping.between(method.grid, upstream.grid, edge.partitions);
      inputs.add(new InputDefinition(
          AssetKey.parse(key),
          upstream.external ? Use.ORDER : Use.VALUE,
          mapping,
          edge.requireAll && !mapping.isSingle() && !upstream.external,
          world.isOptional(method, key),
          inputs.size()));
    });
    return new ProducerDefinition(
        method.external ? AssetKind.EXTERNAL : AssetKind.JAVA,
        method.keys.stream().map(AssetKey::parse).toList(),
        method.family.stream()
            .flatMap(member -> member.keys.stream())
            .map(AssetKey::parse)
            .toList(),
        reference(method.family.get(0).first()),
        method.grid,
        inputs,
        method.grid != null,
        null,
        null,
        RetryPolicy.NONE,
        null,
        null,
        null,
        null);
  }

  private static ProducerDefinition.MethodReference reference(String name) {
    return new ProducerDefinition.MethodReference("World_Unit", 0, "World", name, "()V");
  }

  @Override
  public AssetGraph graph() {
    return graph;
  }

  @Override
  public ProducerVersion version(ProducerDefinition producer) {
    return versions.get(producer.first().toString());
  }

  @Override
  public Type outputType(AssetDefinition asset) {
    return String.class;
  }

  @Override
  public Type inputType(ProducerDefinition.MethodReference method, int input) {
    return String.class;
  }

  @Override
  public @Nullable Object component(AssetDefinition asset, Object value) {
    return ((Map<?, ?>) value).get(asset.key().toString());
  }

  @Override
  public @Nullable Object invoke(
      ProducerDefinition.MethodReference reference, Arguments arguments) {
    boolean check = reference.name().startsWith("check ");
    Method method = world.method(check ? reference.name().substring(6) : reference.name());
    if (check) {
      return Outcome.pass(method.failingChecks.isEmpty() || passes(method, arguments), "looked");
    }
    String partition = method.grid == null ? null : arguments.partition().key();
    if (method.external) {
      String token = world.token(method, partition);
      return token == null
          ? Observed.absent("no file " + partition)
          : Observed.of(token, Instant.EPOCH);
    }
    // By the name that stays: while it is made here, nobody else may.
    String making = method.family.get(0).first() + "@" + partition;
    if (method.family.size() == 1 && !world.making.add(making)) {
      throw new IllegalStateException(making + " is being made already");
    }
    try {
      return call(method, partition, arguments);
    } finally {
      world.making.remove(making);
    }
  }

  private static boolean passes(Method method, Arguments arguments) {
    String partition = method.grid == null ? "" : arguments.partition().key();
    return !method.failingChecks.contains(partition);
  }

  private Object call(Method method, @Nullable String partition, Arguments arguments) {
    String text = Objects.toString(partition, "");
    if (method.skipping.contains(text)) {
      return Result.skip("nothing to do");
    }
    if (method.failing.contains(text)) {
      throw new PermanentFailureException("told to fail");
    }
    List<String> read = new ArrayList<>();
    int index = 0;
    for (String key : method.inputs.keySet()) {
      Method upstream = world.method(key);
      if (upstream.external) {
        for (String there : world.read(method, partition, key)) {
          String token = world.token(upstream, there);
          if (token != null) {
            read.add(there + "=" + token);
          }
        }
      } else if (world.isOptional(method, key)) {
        Optional<?> held = (Optional<?>) Objects.requireNonNull(arguments.input(index));
        if (held.isPresent()) {
          ((List<?>) held.get()).forEach(cell -> read.add((String) cell));
        } else {
          for (String there : world.read(method, partition, key)) {
            read.add(there + "=absent");
          }
        }
      } else {
        ((List<?>) Objects.requireNonNull(arguments.input(index)))
            .forEach(cell -> read.add((String) cell));
      }
      index++;
    }
    Map<String, String> values = new HashMap<>();
    for (Method member : method.family) {
      for (String key : member.keys) {
        boolean isWanted = method.family.size() == 1 || arguments.outputs().wants(key);
        values.put(key, isWanted ? member.value(world.origin(key), partition, read) : null);
      }
    }
    return values.size() == 1 ? values.get(method.first()) : values;
  }
}
