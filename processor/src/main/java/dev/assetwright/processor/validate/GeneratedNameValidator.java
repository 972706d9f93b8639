package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.ContractDeclaration;
import dev.assetwright.processor.model.Declarations;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.ModuleDeclaration;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.read.DeclarationReader;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** The names of generated classes are free. */
final class GeneratedNameValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Declarations declarations = scene.graph().declarations();
    for (UnitDeclaration unit : declarations.units()) {
      DeclaringClass owner = unit.owner();
      for (String name : List.of(owner.generatedPrefix() + "_Keys", owner.unitName())) {
        check(owner.packageName(), name, "for '%s'".formatted(owner.display()), scene);
      }
    }
    if (declarations.hasModule()) {
      ModuleDeclaration module = declarations.module();
      check(
          module.packageName(),
          module.graphName(),
          "for the graph of module '%s'".formatted(module.name()),
          scene);
    }
  }

  /** The name of what is generated for a contract is free, too. */
  static void check(ContractDeclaration contract, Scene scene) {
    DeclaringClass owner = DeclarationReader.declaringClass(scene.language(), contract.element());
    check(
        owner.packageName(),
        owner.generatedPrefix() + "_Contract",
        "for '%s'".formatted(owner.display()),
        scene);
  }

  private static void check(String packageName, String name, String purpose, Scene scene) {
    String qualified = packageName.isEmpty() ? name : packageName + "." + name;
    if (scene.graph().declarations().written().contains(qualified)) {
      TypeElement taken = scene.language().elements().getTypeElement(qualified);
      scene
          .messages()
          .add(
              Code.TAKEN_NAME,
              SourcePlace.of(taken),
              "'%s' has the name of a class that is generated %s.".formatted(name, purpose),
              "Rename it.");
    }
  }
}
