package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Messages;
import dev.assetwright.processor.diagnostic.Progress;
import dev.assetwright.processor.lint.SourceTrees;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.read.Language;

/**
 * What a rule works on.
 *
 * @param graph what was declared
 * @param language the compiler's types
 * @param trees the sources that were parsed, where the compiler shows them
 * @param messages where to put what is found
 * @param progress where to note what is looked at
 * @param dataTypes which types cannot be data
 * @param storedTypes which types cannot be written down
 */
public record Scene(
    AssetGraph graph,
    Language language,
    SourceTrees trees,
    Messages messages,
    Progress progress,
    DataTypes dataTypes,
    StoredTypes storedTypes) {
  /** One of a compilation that is begun. */
  public static Scene of(
      AssetGraph graph,
      Language language,
      SourceTrees trees,
      Messages messages,
      Progress progress) {
    DataTypes dataTypes = new DataTypes(language);
    return new Scene(
        graph,
        language,
        trees,
        messages,
        progress,
        dataTypes,
        new StoredTypes(language, dataTypes));
  }
}
