package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.CheckDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.read.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeMirror;

/** A check tests an asset and says what it found. */
final class CheckValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Map<String, MethodDeclaration> byName = new HashMap<>();
    for (MethodDeclaration method : scene.graph().methods()) {
      CheckDeclaration check = method.check();
      if (check == null) {
        continue;
      }
      scene.progress().at(method.subject());
      checkReturn(method, scene);
      if (check.blocking() && check.warning()) {
        scene
            .messages()
            .add(
                Code.BAD_CHECK,
                check.severityPlace(),
                "'%s' is blocking, but its failure is to be no more than a warning."
                    .formatted(method.name()),
                "Take away 'blocking = true' or 'severity = WARN'.");
      }
      List<Reference> references = scene.graph().references(method);
      if (references.isEmpty()) {
        if (method.parameters().stream().anyMatch(ParameterDeclaration::previous)) {
          continue; // Refused as such.
        }
        scene
            .messages()
            .add(
                Code.CHECK_OF_NOTHING,
                method.place(),
                "'%s' tests nothing: none of its parameters is an asset.".formatted(method.name()),
                "Take the asset to test as the first parameter, under its name.");
        continue;
      }
      ParameterDeclaration underTest = references.get(0).parameter();
      if (underTest != null && underTest.optional()) {
        scene
            .messages()
            .add(
                Code.BAD_CHECK,
                underTest.place(),
                "'%s' tests '%s', which is there whenever the check runs."
                    .formatted(method.name(), references.get(0).text().value()),
                "Take '%s', without the 'Optional'.".formatted(TypeText.alone(underTest.type())));
      }
      if (underTest != null && !underTest.partitions().isEmpty()) {
        scene
            .messages()
            .add(
                Code.BAD_CHECK,
                underTest.partitions().place(),
                "'%s' tests '%s' as it was just made; another partition cannot be chosen."
                    .formatted(method.name(), references.get(0).text().value()),
                "Take 'partitions' away; to compare with others, read them by a second parameter.");
      }
      AssetNode tested = references.get(0).upstream();
      if (tested != null) {
        checkName(method, check, tested, byName, scene);
      }
    }
  }

  private static void checkReturn(MethodDeclaration method, Scene scene) {
    TypeMirror returned = method.element().getReturnType();
    if (!Language.isOurs(returned, "Outcome") && !Language.isUnresolved(returned)) {
      scene
          .messages()
          .add(
              Code.BAD_CHECK,
              method.place(),
              "'%s' returns '%s', but a check returns an 'Outcome'."
                  .formatted(method.name(), TypeText.alone(returned)),
              "Return Outcome.pass(condition, \"what was found\").");
    }
  }

  private static void checkName(
      MethodDeclaration method,
      CheckDeclaration check,
      AssetNode tested,
      Map<String, MethodDeclaration> byName,
      Scene scene) {
    MethodDeclaration first = byName.putIfAbsent(tested.key() + " " + check.name(), method);
    if (first != null
        && !(first.owner().equals(method.owner()) && first.name().equals(method.name()))) {
      scene
          .messages()
          .add(
              Code.BAD_CHECK,
              method.place(),
              "'%s' has two checks named '%s'.".formatted(tested.key(), check.name()),
              "It is also declared at %s.".formatted(first.display()),
              "Rename one of them.");
    }
  }
}
