package dev.assetwright.processor.lint;

import dev.assetwright.processor.model.SourcePlace;

/**
 * Something in a body by which equal inputs may give unequal data.
 *
 * @param habit what sort of thing it is
 * @param written the call for people, {@code LocalDate.now()}
 * @param place where it stands
 */
public record Finding(Habit habit, String written, SourcePlace place) {}
