package dev.assetwright.load;

import dev.assetwright.model.ProducerDefinition.MethodReference;
import dev.assetwright.spi.DefinitionSink;

/** A test of an asset's data, as generated code declares it. */
final class CheckDraft extends MethodDraft<DefinitionSink.Check> implements DefinitionSink.Check {
  final String name;
  boolean blocking;
  boolean warning;
  String description = "";

  CheckDraft(MethodReference method, String name) {
    super(method);
    this.name = name;
  }

  @Override
  DefinitionSink.Check self() {
    return this;
  }

  @Override
  public DefinitionSink.Check blocking() {
    blocking = true;
    return this;
  }

  @Override
  public DefinitionSink.Check warning() {
    warning = true;
    return this;
  }

  @Override
  public DefinitionSink.Check description(String text) {
    description = text;
    return this;
  }
}
