package dev.assetwright.reference;

import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions one partition of a reader needs, from the text of the mapping: windows are compared by when they begin and end,
 * one after the other, labels by their names.
 */
final class PlainMapping {
  private final World world;
  private final List<Grid> ours;
  private final List<Grid> theirs;
  private final @Nullable Grid reader;
  private final Map<String, String> written = new LinkedHashMap<>();

  PlainMapping(World world, @Nullable Grid reader, @Nullable Grid upstream, String text) {
    this.world = world;
    this.reader = reader;
    this.ours = reader == null ? List.of() : reader.dimensions();
    this.theirs = upstream == null ? List.of() : upstream.dimensions();
    for (String term : text.isEmpty() ? new String[0] : text.split("; ")) {
      int colon = term.indexOf(": ");
      written.put(
          colon < 0 ? theirs.get(0).name() : term.substring(0, colon),
          colon < 0 ? term : term.substring(colon + 2));
    }
  }

  /** What is written of a dimension, or else follows from the grids. */
  private String form(Grid their) {
    String form = written.get(their.name());
    return form != null ? form : source(their) < 0 ? "all" : "same";
  }

  /** The dimension of the reader that belongs to it; -1 for none. */
  private int source(Grid their) {
    for (int i = 0; i < ours.size(); i++) {
      if (their instanceof TimeGrid
          ? ours.get(i) instanceof TimeGrid
          : ours.get(i).name().equals(their.name())) {
        return i;
      }
    }
    return written.getOrDefault(their.name(), "").startsWith("map ") ? 0 : -1;
  }

  boolean isAll() {
    return theirs.stream().allMatch(their -> form(their).equals("all"));
  }

  /** The keys that exist, each part in its dimension's place. */
  List<String> read(@Nullable String partition) {
    List<String> found = List.of("");
    for (Grid their : theirs) {
      List<String> longer = new ArrayList<>();
      for (String before : found) {
        for (String key : keys(their, partition)) {
          longer.add(before.isEmpty() ? key : before + "|" + key);
        }
      }
      found = longer;
    }
    return found;
  }

  private String own(Grid their, @Nullable String partition) {
    return reader.parts(partition).get(source(their));
  }

  private List<String> keys(Grid their, @Nullable String partition) {
    List<String> existing = world.keys(their);
    String form = form(their);
    if (form.equals("all")) {
      return existing;
    }
    if (form.equals("last")) {
      return existing.subList(Math.max(0, existing.size() - 1), existing.size());
    }
    if (isWindows(their)) {
      return windows((TimeGrid) their, partition).stream()
          .filter(existing::contains)
          .toList();
    }
    return named(their, form, partition).stream().filter(existing::contains).toList();
  }

  private List<String> named(Grid their, String form, @Nullable String partition) {
    if (form.startsWith("only ")) {
      return List.of(form.substring(5).split(", "));
    }
    String own = own(their, partition);
    if (!form.startsWith("map ")) {
      return List.of(own);
    }
    for (String pair : form.substring(4).split(", ")) {
      if (pair.startsWith(own + "=")) {
        return List.of(pair.substring(own.length() + 1).split("\\+"));
      }
    }
    return List.of();
  }

  private boolean isWindows(Grid their) {
    String form = form(their);
    return their instanceof TimeGrid
        && !form.equals("all")
        && !form.equals("last")
        && !form.startsWith("only ")
        && !form.startsWith("map ");
  }

  /** The windows, whether they have ended or not, that have something in common with those of the reader from offset to offset. */
  private List<String> windows(TimeGrid their, @Nullable String partition) {
    List<String> found = new ArrayList<>();
    Instant end = readEnd(their, partition);
    Instant begin = readBegin(their, partition);
    for (int at = 0; begin.isBefore(end) && their.startOf(at).isBefore(end); at++) {
      if (their.endOf(at).isAfter(begin) && their.endOf(at).isAfter(their.startOf(at))) {
        found.add(their.key(at));
      }
    }
    return found;
  }

  private Instant readBegin(TimeGrid their, @Nullable String partition) {
    TimeGrid own = (TimeGrid) ours.get(source(their));
    return own.startOf(own.ordinal(own(their, partition)) + offsets(form(their))[0]);
  }

  private Instant readEnd(TimeGrid their, @Nullable String partition) {
    TimeGrid own = (TimeGrid) ours.get(source(their));
    return own.endOf(own.ordinal(own(their, partition)) + offsets(form(their))[1]);
  }

  private static int[] offsets(String form) {
    if (form.equals("same")) {
      return new int[] {0, 0};
    }
    if (form.equals("previous")) {
      return new int[] {-1, -1};
    }
    int dots = form.indexOf("..");
    return dots < 0
        ? new int[] {Integer.parseInt(form), Integer.parseInt(form)}
        : new int[] {
          Integer.parseInt(form.substring(0, dots)), Integer.parseInt(form.substring(dots + 2))
        };
  }

  /** Whether of some dimension nothing exists of what is needed, or the last window needed has not ended. */
  boolean isImpossible(@Nullable String partition) {
    for (Grid their : theirs) {
      if (isWindows(their)) {
        List<String> needed = windows((TimeGrid) their, partition);
        if (needed.isEmpty() || !world.keys(their).contains(needed.get(needed.size() - 1))) {
          return true;
        }
      } else if (!isAll() && keys(their, partition).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
