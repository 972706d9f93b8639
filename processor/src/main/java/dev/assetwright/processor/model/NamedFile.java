package dev.assetwright.processor.model;

/**
 * A file whose content belongs to the logic.
 *
 * @param path as written: from the root of the class path
 * @param isFound whether this compilation sees it
 */
public record NamedFile(Text path, boolean isFound) {}
