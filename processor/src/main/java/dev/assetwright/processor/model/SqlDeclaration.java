package dev.assetwright.processor.model;

import dev.assetwright.rules.SqlStatement;

/**
 * The statement of a SQL asset.
 *
 * @param text as written
 * @param statement what it says
 */
public record SqlDeclaration(Text text, SqlStatement statement) {}
