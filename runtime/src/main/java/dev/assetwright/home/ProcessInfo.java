package dev.assetwright.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a process tells others about itself.
 *
 * @param id its name in this home, six characters; never used twice
 * @param pid its number in the operating system
 * @param command what it does, as typed: {@code dev}, {@code materialize mart/sales}
 * @param port where it serves the pages; null when it does not
 * @param startedAt when it came up
 */
public record ProcessInfo(
    String id, long pid, String command, @Nullable Integer port, Instant startedAt) {}
