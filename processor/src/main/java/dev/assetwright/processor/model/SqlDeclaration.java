package dev.assetwright.processor.model;

import dev.assetwright.rules.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a SQL asset.
 *
 * @param text as written; where it stands is the annotation's value, or that of {@code resource}
 * @param statement what it says
 * @param resource the file it was read from; null for one in the annotation
 * @param isFound whether that file was found; the text is empty otherwise
 * @param isBoth whether the annotation has a statement as well
 */
public record SqlDeclaration(
    Text text, SqlStatement statement, @Nullable Text resource, boolean isFound, boolean isBoth) {}
