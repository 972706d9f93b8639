package dev.assetwright.spi;

/** All that a home records, in one place: what {@code SqliteStore} and its double {@code InMemoryStore} are. */
public interface Store
    extends EventStore, RunStore, BackfillStore, ClaimStore, CodeStore, RetentionStore {}
