package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.model.Text;
import java.util.List;

/** What is made from tagged data has the tag, where the module says that the tag passes on. */
final class TagPropagationValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    if (method.kind() == MethodKind.CHECK) {
      return;
    }
    for (Text tag : scene.graph().declarations().module().rules().propagated()) {
      if (says(method, tag.value())) {
        continue;
      }
      for (Reference reference : scene.graph().references(method)) {
        AssetNode upstream = reference.upstream();
        if (upstream != null
            && readsData(reference, upstream)
            && carries(upstream.method(), tag.value())) {
          report(method, reference, upstream, tag.value(), scene);
          break;
        }
      }
    }
  }

  /** What comes after an external reads it, though not through us. */
  private static boolean readsData(Reference reference, AssetNode upstream) {
    return reference.kind() != Reference.Kind.AFTER || upstream.isExternal();
  }

  private static boolean says(MethodDeclaration method, String tag) {
    return method.promises().tags().stream()
        .anyMatch(own -> own.equals(tag) || own.startsWith(tag + "="));
  }

  private static boolean carries(MethodDeclaration method, String tag) {
    return says(method, tag) && !method.promises().tags().contains(tag + "=removed");
  }

  private static void report(
      MethodDeclaration method, Reference reference, AssetNode upstream, String tag, Scene scene) {
    scene
        .messages()
        .add(
            Code.UNTAGGED_READER,
            reference.edgePlace(),
            "'%s' reads '%s', which is tagged '%s', and is not tagged so itself."
                .formatted(method.subject(), upstream.key(), tag),
            List.of(
                "It is declared at %s.".formatted(upstream.where()),
                "Tag it: %s(tags = \"%s\"), or \"%s=removed\" if nothing of that is left in it."
                    .formatted(method.kind().written(), tag, tag)));
  }
}
