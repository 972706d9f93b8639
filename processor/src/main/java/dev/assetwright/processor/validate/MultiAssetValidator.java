package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Storage;
import dev.assetwright.processor.read.Language;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;

/** A multi-asset returns a record whose components are data. */
final class MultiAssetValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    checkSubset(method, scene);
    if (method.kind() != MethodKind.MULTI_ASSET || Language.isUnresolved(method.returned())) {
      return;
    }
    boolean isRecord = method.returned() instanceof DeclaredType type
        && type.asElement().getKind() == ElementKind.RECORD;
    if (!isRecord) {
      scene
          .messages()
          .add(
              Code.BAD_MULTI_ASSET,
              method.place(),
              "'%s' returns '%s', but a multi-asset returns a record."
                  .formatted(method.name(), TypeText.alone(method.returned())),
              "Declare a record whose components are the assets, and return that.");
    } else if (method.naming().names().isEmpty()) {
      scene
          .messages()
          .add(
              Code.BAD_MULTI_ASSET,
              method.place(),
              "'%s' returns '%s', which has no components, so it makes no asset."
                  .formatted(method.name(), TypeText.alone(method.returned())),
              "Give the record a component for each asset.");
    }
    for (OutputDeclaration output : method.outputs()) {
      if (output.storage() == Storage.NONE) {
        scene
            .messages()
            .add(
                Code.BAD_MULTI_ASSET,
                output.place(),
                "'%s' is a '%s', which holds no data."
                    .formatted(output.component(), TypeText.alone(output.type())),
                "Take the component away; an effect alone is an @Asset of its own.");
      }
    }
  }

  /** A method that can make some of its assets is told which. */
  private static void checkSubset(MethodDeclaration method, Scene scene) {
    List<ParameterDeclaration> wanted = method.withRole(ParameterDeclaration.Role.OUTPUTS);
    if (method.canSubset() && wanted.isEmpty()) {
      scene
          .messages()
          .add(
              Code.BAD_MULTI_ASSET,
              method.place(),
              "'%s' can make some of its assets, but is not told which ones are wanted."
                  .formatted(method.name()),
              "Take an 'Outputs' as a parameter, and ask it: outputs.wants(\"…\").");
    } else if (!method.canSubset()) {
      for (ParameterDeclaration parameter : wanted) {
        scene
            .messages()
            .add(
                Code.BAD_MULTI_ASSET,
                parameter.place(),
                "'%s' tells which assets are wanted, but '%s' makes all of its assets at once."
                    .formatted(parameter.name(), method.name()),
                method.kind() == MethodKind.MULTI_ASSET
                    ? "Write @MultiAsset(canSubset = true), or take the parameter away."
                    : "Take the parameter away.");
      }
    }
  }
}
