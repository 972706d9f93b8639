package dev.assetwright.postgres.project;

import dev.assetwright.StaticPartitions;

/** A few partitions, so that two processes can make some each. */
@StaticPartitions({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"})
interface ByCell {}
