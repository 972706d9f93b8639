package dev.assetwright.example.shop;

import dev.assetwright.DynamicPartitions;

/** A customer who has ordered. */
@DynamicPartitions
public interface ByCustomer {}
