package dev.assetwright.processor.model;

/**
 * What {@code @Check} says.
 *
 * @param name the check's name, snake case
 * @param description the text of the Javadoc
 * @param blocking whether a failure keeps data from being published
 * @param warning whether a failure is no more than a warning
 * @param severityPlace where the severity is said
 */
public record CheckDeclaration(
    String name,
    String description,
    boolean blocking,
    boolean warning,
    SourcePlace severityPlace) {}
