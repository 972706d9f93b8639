package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What assets can be selected by, apart from their keys. */
enum SelectionAttribute {
  /** The group, and the groups inside it. */
  GROUP {
    @Override
    Collection<String> values(SelectionSource source, AssetKey key) {
      List<String> groups = new ArrayList<>();
      String group = source.group(key);
      while (!group.isEmpty()) {
        groups.add(group);
        group = group.substring(0, Math.max(0, group.lastIndexOf('/')));
      }
      return groups;
    }
  },
  /** A tag, {@code tier=1}, or by its name alone, {@code tier}. */
  TAG {
    @Override
    Collection<String> values(SelectionSource source, AssetKey key) {
      List<String> values = new ArrayList<>(source.tags(key));
      for (String tag : source.tags(key)) {
        int equals = tag.indexOf('=');
        if (equals >= 0) {
          values.add(tag.substring(0, equals));
        }
      }
      return values;
    }
  },
  OWNER {
    @Override
    Collection<String> values(SelectionSource source, AssetKey key) {
      return source.owners(key);
    }
  },
  KIND {
    @Override
    Collection<String> values(SelectionSource source, AssetKey key) {
      return source.kinds(key);
    }
  },
  STATUS {
    @Override
    Collection<String> values(SelectionSource source, AssetKey key) {
      return List.of(source.status(key));
    }
  };

  /** Returns what {@code key} can be selected by. */
  abstract Collection<String> values(SelectionSource source, AssetKey key);

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SelectionAttribute> find(String label) {
    return Arrays.stream(values())
        .filter(attribute -> attribute.label().equals(label))
        .findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(SelectionAttribute::label).sorted().toList();
  }
}
