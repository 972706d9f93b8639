package dev.assetwright.boot;

import dev.assetwright.Environment;
import java.nio.file.Path;
import java.time.Clock;

/** What asset classes and start-up tasks may know of this process. */
record HomeEnvironment(Path home, Clock clock, boolean isProduction) implements Environment {}
