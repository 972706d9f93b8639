package dev.assetwright.example.shop;

import dev.assetwright.Config;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What can be set.
 *
 * @param folder where the files of orders lie
 * @param smallest the least quantity that counts
 */
@Config("shop")
public record ShopConfig(Optional<Path> folder, Optional<Integer> smallest) {}
