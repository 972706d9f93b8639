package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.rules.Resolution;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters have names. A build tool that hands over unchanged classes as class files gives {@code arg0} and so on instead,
 * unless they were compiled with {@code -parameters}, or for javac with all debug information. That is told once, not at
 * each of them.
 */
final class NamelessParameterValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    List<Reference> nameless = scene.graph().references().stream()
        .filter(NamelessParameterValidator::isNameless)
        .toList();
    if (nameless.isEmpty()) {
      return;
    }
    Reference first = nameless.get(0);
    List<String> hints = new ArrayList<>();
    if (nameless.size() > 1) {
      int others = nameless.size() - 1;
      hints.add(others == 1 ? "So is 1 other." : "So are %d others.".formatted(others));
    }
    hints.add(
        "Compile with -parameters: <parameters>true</parameters> in Maven, options.compilerArgs.add(\"-parameters\") in Gradle.");
    hints.add("Then compile everything anew.");
    scene
        .messages()
        .add(
            Code.NAMELESS_PARAMETERS,
            first.edgePlace(),
            "'%s' of '%s' is what class files have that do not keep the names of parameters; it names no asset."
                .formatted(first.text().value(), first.reader().display()),
            hints);
  }

  /** Whether a reference that means nothing has the name that class files without names have at its place. */
  static boolean isNameless(Reference reference) {
    ParameterDeclaration parameter = reference.parameter();
    return parameter != null
        && reference.resolution() instanceof Resolution.Unknown
        && reference.text().value().equals("arg" + parameter.index())
        && parameter.name().equals("arg" + parameter.index());
  }
}
