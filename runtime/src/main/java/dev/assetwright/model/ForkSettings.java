package dev.assetwright.model;

/**
 * The JVM of its own in which an attempt runs.
 *
 * @param memory its heap, {@code 512m}; empty for what it takes by itself
 */
public record ForkSettings(String memory) {}
