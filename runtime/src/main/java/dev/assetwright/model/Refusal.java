package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import java.time.Instant;

/**
 * Why an output was not published: a blocking check did not pass.
 *
 * @param run in which the attempt was made
 * @param attempt from 1
 * @param at when it was refused
 * @param asset of which the check is; another one of the same method refuses what is published together with it
 * @param check the first that did not pass
 * @param message what it found; may be empty
 */
public record Refusal(
    String run, int attempt, Instant at, AssetKey asset, String check, String message) {}
