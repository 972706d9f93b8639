package dev.assetwright.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The record that a cell's data was produced: when, by which run, from what.
 *
 * @param cell what was produced
 * @param run by which run
 * @param attempt at which attempt, from 1
 * @param at when it was published
 * @param durationMillis how long the attempt took, storing included
 * @param codeVersion the logic that made it
 * @param configFingerprint the configuration its class took; empty without any
 * @param dataVersion what it is now; equal versions mean equal data
 * @param rows how many rows; -1 when the data has no rows
 * @param bytes how much is stored; -1 when unknown
 * @param inputs what was read, sorted; one entry for each upstream cell
 * @param metadata facts for people, in the order given: numbers, texts, booleans; dates and instants as text
 */
public record Materialization(
    Cell cell,
    String run,
    int attempt,
    Instant at,
    long durationMillis,
    String codeVersion,
    String configFingerprint,
    String dataVersion,
    long rows,
    long bytes,
    List<InputVersion> inputs,
    Map<String, Object> metadata) {
  public Materialization {
    inputs = List.copyOf(inputs);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
