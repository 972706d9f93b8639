package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Computes what a selection selects, once. */
final class SelectionEvaluator {
  private static final int SUGGESTION_LIMIT = 3;
  private static final int LIST_LIMIT = 10;

  private final SelectionSource source;
  private final SortedSet<AssetKey> keys;
  private final AssetReferences references;

  SelectionEvaluator(SelectionSource source) {
    this.source = source;
    this.keys = source.keys();
    this.references = source.references();
  }

  SortedSet<AssetKey> evaluate(SelectionTerm term) {
    if (term instanceof SelectionTerm.And and) {
      SortedSet<AssetKey> selected = evaluate(and.left());
      selected.retainAll(evaluate(and.right()));
      return selected;
    }
    if (term instanceof SelectionTerm.Or or) {
      SortedSet<AssetKey> selected = evaluate(or.left());
      selected.addAll(evaluate(or.right()));
      return selected;
    }
    if (term instanceof SelectionTerm.Not not) {
      SortedSet<AssetKey> selected = new TreeSet<>(keys);
      selected.removeAll(evaluate(not.term()));
      return selected;
    }
    if (term instanceof SelectionTerm.Around around) {
      SortedSet<AssetKey> core = evaluate(around.term());
      SortedSet<AssetKey> selected = new TreeSet<>(core);
      selected.addAll(reach(core, source::upstream, around.upstream()));
      selected.addAll(reach(core, source::downstream, around.downstream()));
      return selected;
    }
    if (term instanceof SelectionTerm.Attribute attribute) {
      return byAttribute(attribute);
    }
    SelectionTerm.Key key = (SelectionTerm.Key) term;
    return key.text().contains("*") ? byPattern(key) : byReference(key);
  }

  private Set<AssetKey> reach(
      Set<AssetKey> core, Function<AssetKey, Collection<AssetKey>> neighbours, int steps) {
    Set<AssetKey> reached = new TreeSet<>(core);
    Collection<AssetKey> border = core;
    for (int step = 0; step < steps && !border.isEmpty(); step++) {
      List<AssetKey> next = new ArrayList<>();
      for (AssetKey key : border) {
        for (AssetKey neighbour : neighbours.apply(key)) {
          if (keys.contains(neighbour) && reached.add(neighbour)) {
            next.add(neighbour);
          }
        }
      }
      border = next;
    }
    return reached;
  }

  private SortedSet<AssetKey> byReference(SelectionTerm.Key term) {
    Resolution resolution = references.resolve(term.text());
    if (resolution instanceof Resolution.Found found) {
      return new TreeSet<>(Set.of(found.key()));
    }
    if (resolution instanceof Resolution.Ambiguous ambiguous) {
      throw new SelectionException(
          term.position(),
          "'%s' could be %s. Write more of the key."
              .formatted(term.text(), quoted(ambiguous.candidates(), " or ")));
    }
    if (resolution instanceof Resolution.Malformed malformed) {
      throw new SelectionException(
          term.position(),
          "'%s' %s".formatted(term.text(), malformed.why())
              + didYouMean(malformed.suggestion().stream().toList()));
    }
    Resolution.Unknown unknown = (Resolution.Unknown) resolution;
    Optional<AssetKey> renamed = source.former(term.text());
    if (renamed.isPresent()) {
      return new TreeSet<>(Set.of(renamed.get()));
    }
    throw new SelectionException(
        term.position(),
        "There is no asset '%s'.".formatted(term.text()) + didYouMean(unknown.suggestions()));
  }

  /** A pattern stands for whole keys or, when no whole key looks so, for their last segments. */
  private SortedSet<AssetKey> byPattern(SelectionTerm.Key term) {
    String regex = Pattern.compile("\\*+")
        .splitAsStream(term.text() + "\0")
        .map(part -> Pattern.quote(part.replace("\0", "")))
        .collect(Collectors.joining(".*"));
    SortedSet<AssetKey> selected = matching(Pattern.compile(regex).asMatchPredicate());
    if (selected.isEmpty()) {
      selected = matching(Pattern.compile("(.*/)?" + regex).asMatchPredicate());
    }
    if (selected.isEmpty() && !(keys.isEmpty() && term.text().equals("*"))) {
      throw new SelectionException(
          term.position(),
          "No asset's key looks like '%s'.".formatted(term.text())
              + didYouMean(closePatterns(term.text())));
    }
    return selected;
  }

  /** Of a pattern such as {@code rwa/*} the group can be judged. */
  private List<String> closePatterns(String pattern) {
    if (!pattern.endsWith("/*")) {
      return List.of();
    }
    String group = pattern.substring(0, pattern.length() - 2);
    SortedSet<String> groups = allValues(SelectionAttribute.GROUP);
    return Suggestions.closest(group, groups, SUGGESTION_LIMIT).stream()
        .map(close -> close + "/*")
        .toList();
  }

  private SortedSet<AssetKey> matching(Predicate<String> written) {
    return keys.stream()
        .filter(key -> written.test(key.toString()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private SortedSet<AssetKey> byAttribute(SelectionTerm.Attribute term) {
    SelectionAttribute attribute = term.attribute();
    boolean isStatus = attribute == SelectionAttribute.STATUS;
    String value = isStatus ? statusAsSpoken(term.value()) : term.value();
    SortedSet<AssetKey> selected = new TreeSet<>();
    for (AssetKey key : keys) {
      if (attribute.values(source, key).contains(value)) {
        selected.add(key);
      }
    }
    if (selected.isEmpty() && !(isStatus && source.statuses().contains(value))) {
      throw nothingHas(term, isStatus ? source.statuses() : allValues(attribute));
    }
    return selected;
  }

  /** In a shell {@code status:up-to-date} is easier to write than the same in quotes. */
  private static String statusAsSpoken(String value) {
    return value.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
  }

  private SortedSet<String> allValues(SelectionAttribute attribute) {
    SortedSet<String> values = new TreeSet<>();
    for (AssetKey key : keys) {
      values.addAll(attribute.values(source, key));
    }
    return values;
  }

  private static SelectionException nothingHas(
      SelectionTerm.Attribute term, Collection<String> known) {
    String label = term.attribute().label();
    List<String> close = Suggestions.closest(term.value(), known, SUGGESTION_LIMIT);
    String hint = didYouMean(close);
    if (close.isEmpty() && !known.isEmpty()) {
      hint = " There are %s.".formatted(quoted(known, ", "));
    }
    return new SelectionException(
        term.position(), "No asset has the %s '%s'.".formatted(label, term.value()) + hint);
  }

  private static String didYouMean(Collection<?> suggestions) {
    return suggestions.isEmpty() ? "" : " Did you mean %s?".formatted(quoted(suggestions, " or "));
  }

  private static String quoted(Collection<?> items, String separator) {
    List<String> shown =
        items.stream().limit(LIST_LIMIT).map(item -> "'" + item + "'").collect(Collectors.toList());
    String list = String.join(separator, shown);
    int others = items.size() - shown.size();
    return others == 0
        ? list
        : "%s and %d %s".formatted(list, others, others == 1 ? "other" : "others");
  }
}
