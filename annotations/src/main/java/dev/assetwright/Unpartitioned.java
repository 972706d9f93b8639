package dev.assetwright;

/** The default of {@link Asset#partitions}: the asset has one cell, its partition is written {@code null} in JSON. */
public interface Unpartitioned {}
