package dev.assetwright.store.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Questions about many things at once, in parts of one size, so that each statement is prepared once. */
final class Questions {
  private static final int SIZE = 64;

  /** Stands for the things of a part. */
  static final String LIST = "(" + String.join(", ", Collections.nCopies(SIZE, "?")) + ")";

  private Questions() {}

  /** Divides; the last part is filled up with what it has already. */
  static List<List<Object>> parts(List<?> things) {
    List<List<Object>> parts = new ArrayList<>();
    for (int from = 0; from < things.size(); from += SIZE) {
      List<Object> part =
          new ArrayList<>(things.subList(from, Math.min(from + SIZE, things.size())));
      part.addAll(Collections.nCopies(SIZE - part.size(), part.get(0)));
      parts.add(part);
    }
    return parts;
  }

  /** The parameters of a question that has one before the list. */
  static Object[] with(Object first, List<Object> part) {
    List<Object> all = new ArrayList<>(part);
    all.add(0, first);
    return all.toArray();
  }
}
