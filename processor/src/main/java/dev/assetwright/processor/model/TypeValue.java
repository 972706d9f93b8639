package dev.assetwright.processor.model;

import javax.lang.model.element.TypeElement;

/**
 * A class literal in an annotation.
 *
 * @param element the class
 * @param place where the literal stands
 */
public record TypeValue(TypeElement element, SourcePlace place) {}
