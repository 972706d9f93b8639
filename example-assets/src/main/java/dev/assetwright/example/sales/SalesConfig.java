package dev.assetwright.example.sales;

import dev.assetwright.Config;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What can be set about the sales.
 *
 * @param folder {@code sales.folder}: where the shop puts its files, one a day; empty for sample data
 */
@Config("sales")
public record SalesConfig(Optional<Path> folder) {}
