package dev.assetwright.load;

import dev.assetwright.model.InputDefinition.Use;
import dev.assetwright.model.ProducerDefinition.MethodReference;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.DefinitionSink.Inputs;
import java.util.ArrayList;
import java.util.List;

/**
 * What generated code says of one method, before its upstream is known.
 *
 * @param <B> the builder that generated code sees
 */
abstract class MethodDraft<B> implements Inputs<B> {
  /** An edge before its mapping is known; of {@code partitions} only what is written. */
  record Input(
      int index,
      AssetKey upstream,
      Use use,
      boolean requireAll,
      boolean optional,
      String partitions) {}

  final MethodReference method;
  final List<Input> inputs = new ArrayList<>();
  boolean takesPartition;

  MethodDraft(MethodReference method) {
    this.method = method;
  }

  abstract B self();

  @Override
  public B takesPartition() {
    takesPartition = true;
    return self();
  }

  @Override
  public B value(int index, String upstream) {
    return input(index, upstream, Use.VALUE);
  }

  @Override
  public B rows(int index, String upstream) {
    return input(index, upstream, Use.ROWS);
  }

  @Override
  public B table(int index, String upstream) {
    return input(index, upstream, Use.TABLE);
  }

  @Override
  public B order(String upstream) {
    return input(-1, upstream, Use.ORDER);
  }

  private B input(int index, String upstream, Use use) {
    inputs.add(new Input(index, AssetKey.parse(upstream), use, false, false, ""));
    return self();
  }

  @Override
  public B optional() {
    Input last = inputs.remove(inputs.size() - 1);
    inputs.add(new Input(
        last.index(), last.upstream(), last.use(), last.requireAll(), true, last.partitions()));
    return self();
  }

  @Override
  public B requireAll() {
    Input last = inputs.remove(inputs.size() - 1);
    inputs.add(new Input(
        last.index(), last.upstream(), last.use(), true, last.optional(), last.partitions()));
    return self();
  }

  @Override
  public B partitions(String mapping) {
    Input last = inputs.remove(inputs.size() - 1);
    inputs.add(new Input(
        last.index(), last.upstream(), last.use(), last.requireAll(), last.optional(), mapping));
    return self();
  }
}
