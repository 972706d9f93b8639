package dev.assetwright.staleness;

import dev.assetwright.model.StaleCause;

/**
 * What is kept of each cell, a bit plane each. The first ones follow from the history of the cell and of what it reads; the
 * later ones, from {@link #UPSTREAM} on, follow from the first and from those of what it reads.
 */
enum Fact {
  /** Made by other code; as it was when it was settled, like the next four. */
  CODE,
  /** Made with another configuration. */
  CONFIG,
  /** Made from other inputs. */
  DEPENDENCIES,
  /** Made from other partitions of its inputs. */
  MAPPING,
  /** Made from other data. */
  DATA,
  /** Something is published; of an external, it is there. */
  PUBLISHED,
  /** Published, or its method said that there is nothing to produce; of an external, it was there and vanished. */
  SETTLED,
  /** The latest attempt failed. */
  FAILED,
  /** Something that it reads needs work. */
  UPSTREAM,
  /** There is nothing to make it from, and nothing is published. */
  ABSENT,
  /** There is nothing to make it from any more. */
  GONE,
  /** It is absent because a method said so, its own or one upstream. */
  SKIPPED,
  /** Something upstream failed, so that it could not be brought up to date now. */
  HELD,
  /** It is missing, stale or failed. */
  WORK;

  /** The plane of a cause; of {@link StaleCause.Kind#MISSING} and {@link StaleCause.Kind#CHECK} there is none. */
  static Fact of(StaleCause.Kind kind) {
    return switch (kind) {
      case CODE -> CODE;
      case CONFIG -> CONFIG;
      case DEPENDENCIES -> DEPENDENCIES;
      case MAPPING -> MAPPING;
      case DATA -> DATA;
      case MISSING, CHECK -> throw new IllegalArgumentException(kind + " has no plane");
    };
  }

  int bit() {
    return 1 << ordinal();
  }
}
