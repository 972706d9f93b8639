package dev.assetwright.processor.model;

import dev.assetwright.rules.AssetKey;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * An asset that a method makes.
 *
 * @param key its key; where the declared one is no key, the one that was probably meant
 * @param component the record component that holds it; null for the return value itself
 * @param type the type of its data, without {@code Result}
 * @param storage how its data is kept
 * @param description the text of the Javadoc
 * @param formerly the keys it had before, as written
 * @param place where the name is proposed
 */
public record OutputDeclaration(
    AssetKey key,
    @Nullable String component,
    TypeMirror type,
    Storage storage,
    String description,
    List<Text> formerly,
    SourcePlace place) {
  public OutputDeclaration {
    formerly = List.copyOf(formerly);
  }
}
