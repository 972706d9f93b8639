/**
 * The answers of {@code query} as plain records: what commands print, what {@code --json} and the web API write.
 *
 * <p>The names of the components are the names in JSON, stable and documented. Instants are ISO-8601 texts there,
 * durations numbers of milliseconds with the unit in the name, statuses the words of the glossary.
 */
@NullMarked
package dev.assetwright.query.view;

import org.jspecify.annotations.NullMarked;
