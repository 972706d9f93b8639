package dev.assetwright.model;

/**
 * An event with its place in the log.
 *
 * @param sequence from 1, strictly rising in the order of commits, gaps possible
 * @param event what happened
 */
public record RecordedEvent(long sequence, Event event) {}
