package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Text;
import java.util.Locale;
import java.util.regex.Pattern;

/** A kind is one word, so that assets can be selected by it. */
final class KindValidator implements MethodValidator {
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_.+-]*");

  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    for (Text kind : method.promises().kinds()) {
      if (!WORD.matcher(kind.value()).matches()) {
        String meant = kind.value().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
        scene
            .messages()
            .add(
                Code.BAD_NAME,
                kind.place(),
                "'%s' is no kind of asset.".formatted(kind.value()),
                WORD.matcher(meant).matches()
                    ? "Did you mean '%s'?".formatted(meant)
                    : "A kind is a word such as 'csv' or 'spark': a-z, 0-9 and _ . + - behind the first letter.");
      }
    }
  }
}
