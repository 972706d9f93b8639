package dev.assetwright.model;

/**
 * The places of a pool that one attempt takes while it runs.
 *
 * @param pool the pool's name
 * @param slots how many, at least 1
 */
public record PoolPlaces(String pool, int slots) {}
