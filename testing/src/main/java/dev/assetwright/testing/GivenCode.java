package dev.assetwright.testing;

import dev.assetwright.Observed;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Cell;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Arguments;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A project's code with what a test gave in place of what some methods would make or observe. */
final class GivenCode implements AssetCode {
  private static final ProducerVersion GIVEN = new ProducerVersion("given", "");

  private final AssetCode declared;
  private final Givens givens;
  private final AssetGraph graph;
  private final Map<ProducerDefinition.MethodReference, ProducerDefinition> methods =
      new HashMap<>();
  private volatile Set<AssetKey> needed = Set.of();

  /** Takes what was given of which assets so far; values given later of the same assets are seen, too. */
  GivenCode(AssetCode declared, Givens givens) {
    this.declared = declared;
    this.givens = givens;
    this.graph = GivenGraph.of(declared.graph(), givens.assets());
    declared.graph().producers().forEach(each -> methods.put(each.method(), each));
  }

  /** Lets only the externals among these be looked at, so that a test never waits for what it is not about. */
  void lookOnlyAt(Set<AssetKey> keys) {
    needed = Set.copyOf(keys);
  }

  @Override
  public AssetGraph graph() {
    return graph;
  }

  /** The asset as it was declared. */
  AssetDefinition declared(AssetKey asset) {
    return declared.graph().get(asset);
  }

  @Override
  public ProducerVersion version(ProducerDefinition producer) {
    ProducerDefinition original = methods.get(producer.method());
    return original == null ? GIVEN : declared.version(original);
  }

  @Override
  public Type outputType(AssetDefinition asset) {
    return declared.outputType(declared(asset.key()));
  }

  @Override
  public Type inputType(ProducerDefinition.MethodReference method, int input) {
    return declared.inputType(method, input);
  }

  @Override
  public @Nullable Object component(AssetDefinition asset, Object value) {
    return givens.isGiven(asset.key()) ? value : declared.component(declared(asset.key()), value);
  }

  @Override
  public @Nullable Object invoke(ProducerDefinition.MethodReference method, Arguments arguments)
      throws Throwable {
    if (method.unit().equals(GivenGraph.UNIT)) {
      return given(AssetKey.parse(method.name()), arguments);
    }
    ProducerDefinition producer = methods.get(method);
    if (producer != null && producer.kind() == AssetKind.EXTERNAL) {
      return observed(producer, arguments);
    }
    return declared.invoke(method, arguments);
  }

  /** What the method of {@link GivenGraph} returns: the source of a given asset, or that asset. */
  private @Nullable Object given(AssetKey key, Arguments arguments) {
    AssetDefinition asset = graph.get(key);
    String partition = asset.grid() == null ? null : arguments.partition().key();
    if (!asset.isExternal()) {
      return givens.value(new Cell(key, partition));
    }
    Cell cell = new Cell(GivenGraph.assetOf(key), partition);
    String token = givens.token(cell);
    return token == null ? Givens.notGiven(cell) : Observed.of(token, Instant.EPOCH);
  }

  private @Nullable Object observed(ProducerDefinition external, Arguments arguments)
      throws Throwable {
    AssetKey key = external.first();
    if (!givens.isGiven(key)) {
      if (!needed.contains(key)) {
        throw new NotLookedAtException(key);
      }
      return declared.invoke(external.method(), arguments);
    }
    if (external.grid() == null || external.takesPartition()) {
      String partition = external.grid() == null ? null : arguments.partition().key();
      return givens.observed(new Cell(key, partition));
    }
    return givens.observedPartitions(key, external.grid());
  }

  /** Keeps what is known of an external as it is. */
  private static final class NotLookedAtException extends Exception {
    private static final long serialVersionUID = 1L;

    NotLookedAtException(AssetKey key) {
      super("'%s' is not looked at: nothing that this test asked about needs it.".formatted(key));
    }
  }
}
