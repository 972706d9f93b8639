package dev.assetwright.model;

import java.time.Instant;

/** The latest result of one check on one cell; the components are those of {@link Event.CheckEvaluated}. */
public record CheckState(
    Instant at, String run, boolean passed, boolean blocking, boolean warning, String message) {}
