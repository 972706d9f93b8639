package dev.assetwright.processor.model;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * An annotated method.
 *
 * @param kind what its annotation makes of it; the first, when it has several
 * @param owner the class it stands in
 * @param index its position among the annotated methods of that class
 * @param element the method
 * @param annotation the place of the annotation
 * @param returned the type of its data, without {@code Result}
 * @param naming the names it proposes
 * @param outputs the assets it makes; empty for a check, and where no name can be made out
 * @param parameters its parameters
 * @param after the references in {@code after}
 * @param grid what {@code partitions} names; null without a grid
 * @param canSubset whether it can make some of its assets without the others
 * @param promises what else the annotation says
 * @param sql the statement of a SQL asset; null otherwise
 * @param check what {@code @Check} says; null otherwise
 */
public record MethodDeclaration(
    MethodKind kind,
    DeclaringClass owner,
    int index,
    ExecutableElement element,
    SourcePlace annotation,
    TypeMirror returned,
    Naming naming,
    List<OutputDeclaration> outputs,
    List<ParameterDeclaration> parameters,
    List<Text> after,
    @Nullable GridDeclaration grid,
    boolean canSubset,
    Promises promises,
    @Nullable SqlDeclaration sql,
    @Nullable CheckDeclaration check) {
  public MethodDeclaration {
    outputs = List.copyOf(outputs);
    parameters = List.copyOf(parameters);
    after = List.copyOf(after);
  }

  /** Its name in the source. */
  public String name() {
    return element.getSimpleName().toString();
  }

  /** The place of its name. */
  public SourcePlace place() {
    return SourcePlace.of(element);
  }

  /** The method for people, {@code Sales.ordersClean(rawOrders)}. */
  public String display() {
    return parameters.stream()
        .map(ParameterDeclaration::name)
        .collect(Collectors.joining(", ", owner.display() + "." + name() + "(", ")"));
  }

  /** What a message calls it: its first asset's key, or the method's name. */
  public String subject() {
    return outputs.isEmpty() ? name() : outputs.get(0).key().toString();
  }

  /** The keys of its assets, in order. */
  public List<AssetKey> keys() {
    return outputs.size() == 1
        ? List.of(outputs.get(0).key())
        : outputs.stream().map(OutputDeclaration::key).toList();
  }

  /** Whether it can be called without an instance: it is static, or a statement. */
  public boolean isStatic() {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  /** Whether {@code partitions} names something. */
  public boolean isPartitioned() {
    return grid != null;
  }

  /** The zone in which the schedule is read: its own, the grid's, or UTC. */
  public String scheduleZone() {
    if (!promises.zone().isEmpty()) {
      return promises.zone().value();
    }
    ZoneId own = grid == null ? null : grid.find().map(Grid::timeZone).orElse(null);
    return own == null ? "UTC" : own.getId();
  }

  /** The parameters that name assets. */
  public List<ParameterDeclaration> assetParameters() {
    return withRole(ParameterDeclaration.Role.ASSET);
  }

  /** The parameters with that role, in order. */
  public List<ParameterDeclaration> withRole(ParameterDeclaration.Role role) {
    List<ParameterDeclaration> found = List.of();
    for (ParameterDeclaration parameter : parameters) {
      if (parameter.role() == role) {
        // Most methods have none or a few, and every rule asks.
        found = found.isEmpty() ? new ArrayList<>(parameters.size()) : found;
        found.add(parameter);
      }
    }
    return found;
  }

  /** The output with that key. */
  public Optional<OutputDeclaration> output(AssetKey key) {
    return outputs.stream().filter(output -> output.key().equals(key)).findFirst();
  }

  /** A declaration is itself alone; comparing parts would cost more than all rules together. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
