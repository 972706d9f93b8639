package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.Names;
import java.util.ArrayList;
import java.util.List;

/** Names and groups are made of what keys are made of. */
final class NameValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    Text group = method.naming().group();
    if (!group.isEmpty() && !Names.isGroup(group.value())) {
      List<String> hints = new ArrayList<>();
      Names.suggest(group.value())
          .ifPresent(meant -> hints.add("Did you mean '%s'?".formatted(meant)));
      hints.add("A group is one name or several joined by '/', each made of a-z, 0-9 and _.");
      scene
          .messages()
          .add(Code.BAD_NAME, group.place(), "'%s' is no group.".formatted(group.value()), hints);
    }
    for (Text name : method.naming().names()) {
      if (!Names.isName(name.value()) && !scene.graph().declarations().isUnresolved(name.place())) {
        scene
            .messages()
            .add(
                Code.BAD_NAME,
                name.place(),
                "'%s' is no name of an asset.".formatted(name.value()),
                hints(method, name));
      }
    }
  }

  private static List<String> hints(MethodDeclaration method, Text name) {
    List<String> hints = new ArrayList<>();
    boolean isWritten = name.place().value() != null;
    if (isWritten) {
      Names.suggest(name.value())
          .filter(Names::isName)
          .ifPresent(meant -> hints.add("Did you mean '%s'?".formatted(meant)));
    }
    hints.add("A name is made of a-z, 0-9 and _.");
    if (!isWritten) {
      hints.add(
          method.kind() == MethodKind.MULTI_ASSET
              ? "It is the record component's name in snake case; rename the component."
              : "It is the method's name in snake case; rename the method, or give the asset a name: %s(name = \"…\")."
                  .formatted(method.kind().written()));
    }
    return hints;
  }
}
