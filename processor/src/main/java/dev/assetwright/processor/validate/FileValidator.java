package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.NamedFile;
import dev.assetwright.processor.read.Resources;
import dev.assetwright.rules.ResourcePaths;

/** The files whose content belongs to an asset's code are there. */
final class FileValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    for (NamedFile file : method.promises().files()) {
      String path = file.path().value();
      if (!ResourcePaths.isPath(path)) {
        add(
            file,
            scene,
            "'%s' is no path of a resource.".formatted(path),
            "Write it from the root of the class path, with '/' between: \"prices/catalogue.csv\".");
      } else if (!file.isFound()) {
        add(
            file,
            scene,
            "'%s' is not there, so a change of it would not be seen.".formatted(path),
            Resources.whereItBelongs(path),
            Resources.whereElse());
      }
    }
  }

  private static void add(NamedFile file, Scene scene, String headline, String... hints) {
    scene.messages().add(Code.MISSING_FILE, file.path().place(), headline, hints);
  }
}
