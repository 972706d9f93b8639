package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.StaticGrid;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.rules.mapping.MappingException.Kind;
import dev.assetwright.rules.mapping.MappingTerm.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses a rule for each dimension of an upstream: what is written, else what the grids suggest. Used once. */
final class RuleChoice {
  private static final int NONE = -1;

  /** Nobody waits longer than a hundred years, or has data that old. */
  private static final int FARTHEST_DAYS = 36_525;

  private final @Nullable Grid reader;
  private final Grid upstream;
  private final String text;
  private final List<MappingTerm> terms;
  private final List<Grid> ours;
  private final List<Grid> theirs;

  RuleChoice(@Nullable Grid reader, Grid upstream, String text, List<MappingTerm> terms) {
    this.reader = reader;
    this.upstream = upstream;
    this.text = text;
    this.terms = terms;
    this.ours = reader == null ? List.of() : reader.dimensions();
    this.theirs = upstream.dimensions();
  }

  PartitionMapping choose() {
    MappingTerm[] written = written();
    List<Rule> rules = new ArrayList<>();
    int[] from = new int[theirs.size()];
    boolean related = ours.isEmpty();
    for (int i = 0; i < theirs.size(); i++) {
      from[i] = source(i, written[i]);
      Rule rule = rule(theirs.get(i), from[i], written[i]);
      related |= written[i] != null || from[i] != NONE;
      if (!needsReader(rule)) {
        from[i] = NONE;
      }
      rules.add(rule);
    }
    if (!related) {
      throw unrelated();
    }
    return PartitionMapping.of(reader, upstream, rules, from);
  }

  private static boolean needsReader(Rule rule) {
    return rule instanceof Rule.Windows || rule instanceof Rule.Same || rule instanceof Rule.Listed;
  }

  /** The term for each dimension of the upstream; null where none is written. */
  private MappingTerm[] written() {
    MappingTerm[] written = new MappingTerm[theirs.size()];
    for (MappingTerm term : terms) {
      int at = term.upstream() == null ? only() : index(theirs, term.upstream(), "upstream");
      if (written[at] != null) {
        throw new MappingException(
            Kind.SYNTAX,
            "'%s' says twice what becomes of '%s'."
                .formatted(text, theirs.get(at).name()));
      }
      written[at] = term;
    }
    return written;
  }

  /** A term without a name is about the only dimension. */
  private int only() {
    if (theirs.size() > 1) {
      throw new MappingException(
          Kind.DIMENSION,
          "'%s' does not say which dimension it is about; the upstream has %s. Write '%s: %s'."
              .formatted(text, names(theirs), theirs.get(0).name(), text.strip()));
    }
    return 0;
  }

  private static int index(List<Grid> grids, String name, String side) {
    for (int i = 0; i < grids.size(); i++) {
      if (grids.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new MappingException(
        Kind.DIMENSION,
        grids.isEmpty()
            ? "There is no dimension '%s': the %s has no partitions.".formatted(name, side)
            : "There is no dimension '%s'; the %s has %s.".formatted(name, side, names(grids)));
  }

  /** The dimension of the reader that belongs to one of the upstream; {@link #NONE} when there is none. */
  private int source(int upstreamDimension, @Nullable MappingTerm term) {
    Grid theirs = this.theirs.get(upstreamDimension);
    if (term != null && term.reader() != null) {
      return index(ours, term.reader(), "reader");
    }
    for (int i = 0; i < ours.size(); i++) {
      boolean belongs = theirs instanceof TimeGrid
          ? ours.get(i) instanceof TimeGrid
          : ours.get(i).name().equals(theirs.name()) && !(ours.get(i) instanceof TimeGrid);
      if (belongs) {
        return i;
      }
    }
    boolean listed = term != null && term.form() instanceof Form.Listed;
    return listed && ours.size() == 1 ? 0 : NONE;
  }

  private Rule rule(Grid theirs, int from, @Nullable MappingTerm term) {
    if (term == null) {
      return from == NONE
          ? new Rule.All()
          : offsets(theirs, ours.get(from), new Form.Offsets(0, 0));
    }
    Form form = term.form();
    if (form instanceof Form.All) {
      return new Rule.All();
    }
    if (form instanceof Form.Last) {
      return new Rule.Last();
    }
    if (form instanceof Form.Only only) {
      only.keys().forEach(key -> requireKey(theirs, key));
      return new Rule.Only(only.keys());
    }
    if (from == NONE) {
      throw new MappingException(
          Kind.INCOMPATIBLE,
          "'%s' counts from the reader's own partition, but %s. Write last, all or 'only KEY'."
              .formatted(
                  text,
                  ours.isEmpty()
                      ? "the reader has none"
                      : "the reader, %s, has no '%s'"
                          .formatted(reader().describe(), theirs.name())));
    }
    return form instanceof Form.Listed listed
        ? listed(theirs, ours.get(from), listed)
        : offsets(theirs, ours.get(from), (Form.Offsets) form);
  }

  private Rule offsets(Grid theirs, Grid own, Form.Offsets offsets) {
    if (theirs instanceof TimeGrid upstreamTime && own instanceof TimeGrid readerTime) {
      if (!upstreamTime.zone().equals(readerTime.zone())) {
        throw new MappingException(
            Kind.ZONES,
            ("The reader's windows begin and end in %s, the upstream's in %s, so that none is part of"
                    + " another. Use one zone for both, or read all of the upstream.")
                .formatted(readerTime.zone(), upstreamTime.zone()));
      }
      requireReachable(offsets, readerTime);
      return new Rule.Windows(offsets.from(), offsets.to(), readerTime, upstreamTime);
    }
    if (offsets.from() != 0 || offsets.to() != 0) {
      throw new MappingException(
          Kind.UNREACHABLE,
          "'%s' counts windows of time, but '%s' is no dimension of time."
              .formatted(text, theirs.name()));
    }
    if (theirs instanceof TimeGrid || own instanceof TimeGrid) {
      throw unrelated();
    }
    if (theirs instanceof StaticGrid upstreamKeys && own instanceof StaticGrid readerKeys) {
      Set<String> known = new HashSet<>(upstreamKeys.keys());
      for (String key : readerKeys.keys()) {
        if (!known.contains(key)) {
          throw new MappingException(
              Kind.INCOMPATIBLE,
              "The reader has the %s '%s', the upstream (%s) has not. Map it: 'map %s=…'."
                  .formatted(own.name(), key, upstreamKeys.describe(), key));
        }
      }
    }
    return new Rule.Same();
  }

  /** Offsets may begin as far away as they like; that means all until then. */
  private void requireReachable(Form.Offsets offsets, TimeGrid own) {
    int nearest = Math.max(0, Math.max(offsets.from(), -offsets.to()));
    long days = Duration.between(own.startOf(0), own.startOf(nearest)).toDays();
    if (days > FARTHEST_DAYS) {
      throw new MappingException(
          Kind.UNREACHABLE,
          "'%s' is %d years away, where no partition of the upstream is."
              .formatted(text, days / 365));
    }
  }

  private Rule listed(Grid theirs, Grid own, Form.Listed listed) {
    listed.keys().forEach((key, keys) -> {
      requireKey(own, key);
      keys.forEach(upstreamKey -> requireKey(theirs, upstreamKey));
    });
    if (own instanceof StaticGrid readerKeys) {
      List<String> unmapped = readerKeys.keys().stream()
          .filter(key -> !listed.keys().containsKey(key))
          .toList();
      if (!unmapped.isEmpty()) {
        throw new MappingException(
            Kind.UNREACHABLE,
            "'%s' says nothing of the reader's %s '%s', which would read nothing."
                .formatted(text, own.name(), String.join("', '", unmapped)));
      }
    }
    return new Rule.Listed(listed.keys());
  }

  private void requireKey(Grid grid, String key) {
    try {
      grid.checked(key);
    } catch (IllegalArgumentException e) {
      throw new MappingException(Kind.UNREACHABLE, "In '%s': %s".formatted(text, e.getMessage()));
    }
  }

  private MappingException unrelated() {
    return new MappingException(
        Kind.INCOMPATIBLE,
        ("Nothing says which partitions belong together: the reader has '%s', the upstream '%s'."
                + " Write all, last, 'only KEY' or 'map KEY=KEY' into @From(partitions = …).")
            .formatted(reader().describe(), upstream.describe()));
  }

  private Grid reader() {
    return Objects.requireNonNull(reader);
  }

  private static String names(List<Grid> grids) {
    return grids.stream().map(Grid::name).collect(Collectors.joining("', '", "'", "'"));
  }
}
