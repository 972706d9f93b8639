package dev.assetwright.execute;

import dev.assetwright.AssetContext;
import dev.assetwright.Outputs;
import dev.assetwright.Partition;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.Arguments;
import dev.assetwright.spi.Slice;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the inputs of a method when generated code asks for them, in exactly the versions that are recorded. */
final class AttemptArguments implements Arguments {
  private final AttemptRequest request;
  private final ProducerDefinition.MethodReference method;
  private final List<InputDefinition> inputs;
  private final Sessions sessions;
  private final AssetContext context;
  private final Set<AssetKey> staged;

  AttemptArguments(
      AttemptRequest request,
      ProducerDefinition.MethodReference method,
      List<InputDefinition> inputs,
      Sessions sessions,
      AssetContext context) {
    this(request, method, inputs, sessions, context, Set.of());
  }

  /** For a check: inputs among {@code staged} are read as they will be published. */
  AttemptArguments(
      AttemptRequest request,
      ProducerDefinition.MethodReference method,
      List<InputDefinition> inputs,
      Sessions sessions,
      AssetContext context,
      Set<AssetKey> staged) {
    this.request = request;
    this.method = method;
    this.inputs = inputs;
    this.sessions = sessions;
    this.context = context;
    this.staged = staged;
  }

  @Override
  public Partition partition() {
    Grid grid = request.producer().grid();
    if (grid == null) {
      throw new IllegalStateException(
          "'%s' has no partitions.".formatted(request.producer().first()));
    }
    return grid.partition(Objects.requireNonNull(request.partition()));
  }

  @Override
  public AssetContext context() {
    return context;
  }

  @Override
  public Outputs outputs() {
    return new WantedOutputs(request.producer());
  }

  @Override
  public Object input(int index) {
    for (InputDefinition input : inputs) {
      if (input.index() == index && input.use() != InputDefinition.Use.ORDER) {
        return read(input);
      }
    }
    throw new IllegalStateException(
        "%s has no input %d; compile the module anew.".formatted(method.display(), index));
  }

  private Object read(InputDefinition input) {
    AssetDefinition upstream = request.code().graph().get(input.upstream());
    Type type = request.code().inputType(method, input.index());
    if (input.optional()) {
      return readOptional(upstream, OptionalTypes.held(type), input);
    }
    return read(upstream, type, input);
  }

  private Optional<Object> readOptional(
      AssetDefinition upstream, Type type, InputDefinition input) {
    boolean present = readsStaged(input)
        || versions(input, request.slice(input)).stream().anyMatch(version -> !version.isAbsent());
    return present ? Optional.of(read(upstream, type, input)) : Optional.empty();
  }

  private Object read(AssetDefinition upstream, Type type, InputDefinition input) {
    if (readsStaged(input)) {
      return sessions
          .of(upstream.storage())
          .readStaged(upstream, type, upstream.grid() == null ? null : request.partition());
    }
    Slice slice = request.slice(input);
    List<InputVersion> versions =
        versions(input, slice).stream().filter(version -> !version.isAbsent()).toList();
    if (versions.isEmpty() && slice.single()) {
      throw new MissingInputException(input.upstream(), slice.partition());
    }
    return sessions.of(upstream.storage()).read(upstream, type, slice, versions);
  }

  /** A check may also read other partitions of what it tests, such as the previous one; those are published. */
  private boolean readsStaged(InputDefinition input) {
    return staged.contains(input.upstream()) && AttemptRequest.isOwn(input);
  }

  /** Two parameters may read different parts of one upstream. */
  private List<InputVersion> versions(InputDefinition input, Slice slice) {
    List<InputVersion> versions = versions(input.upstream());
    if (!slice.isRestricted()) {
      return versions;
    }
    Set<String> meant = new HashSet<>(slice.partitions());
    return versions.stream()
        .filter(version -> meant.contains(version.partition()))
        .toList();
  }

  /** A check may read other partitions of an upstream than the method did. */
  private List<InputVersion> versions(AssetKey upstream) {
    Stream<InputVersion> known = method.equals(request.producer().method())
        ? request.inputs().stream()
        : Stream.concat(request.inputs().stream(), request.checkInputs().stream());
    return known
        .filter(version -> version.upstream().equals(upstream))
        .distinct()
        .sorted()
        .toList();
  }
}
