package dev.assetwright.processor.model;

/**
 * A name that means nothing yet; another processor may still generate it.
 *
 * @param name what was written, as far as the compiler tells; empty when it does not
 * @param place where a message about it belongs
 */
public record Unresolved(String name, SourcePlace place) {}
