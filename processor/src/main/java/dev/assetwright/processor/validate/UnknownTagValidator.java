package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.Suggestions;
import java.util.SortedSet;
import java.util.TreeSet;

/** A tag that passes on is a tag of some asset. */
final class UnknownTagValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    if (!scene.graph().isComplete()) {
      return;
    }
    SortedSet<String> known = new TreeSet<>();
    scene.graph().nodes().stream()
        .flatMap(node -> node.method().promises().tags().stream())
        .map(tag -> tag.substring(0, tag.contains("=") ? tag.indexOf('=') : tag.length()))
        .forEach(known::add);
    for (Text tag : scene.graph().declarations().module().rules().propagated()) {
      if (!known.contains(tag.value())) {
        scene
            .messages()
            .add(
                Code.UNKNOWN_TAG,
                tag.place(),
                "No asset is tagged '%s'.".formatted(tag.value()),
                Suggestions.closest(tag.value(), known, 1).stream()
                    .map("Did you mean '%s'?"::formatted)
                    .toArray(String[]::new));
      }
    }
  }
}
