package dev.assetwright.rules.mapping;

import dev.assetwright.rules.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One term of a mapping as it is written, {@code day from date: -6..0}.
 *
 * @param upstream the dimension of the upstream it is about; null when it names none
 * @param reader the dimension of the reader to take it from; null when it names none
 * @param form which partitions
 */
record MappingTerm(@Nullable String upstream, @Nullable String reader, Form form) {
  private static final Pattern NAMED =
      Pattern.compile("([a-z0-9_]+)(?:\\s+from\\s+([a-z0-9_]+))?\\s*:\\s*(.*)", Pattern.DOTALL);
  private static final List<String> WORDS = List.of("same", "previous", "all", "last");
  private static final List<String> WORDS_BEFORE_KEYS = List.of("only", "map");
  private static final String FORMS =
      "Write same, previous, an offset such as -1, offsets such as -6..0, last, all, 'only KEY, KEY'"
          + " or 'map KEY=KEY+KEY, …'; with several dimensions 'day: -6..0; region: all'.";
  private static final Pattern OFFSET = Pattern.compile("[+-]?\\d{1,6}");
  private static final Pattern OFFSETS =
      Pattern.compile("([+-]?\\d{1,6})\\s*\\.\\.\\s*([+-]?\\d{1,6})");

  /** Which partitions, before it is known of what. */
  sealed interface Form {
    /** From one offset to another. */
    record Offsets(int from, int to) implements Form {}

    /** All. */
    record All() implements Form {}

    /** The newest. */
    record Last() implements Form {}

    /** These. */
    record Only(List<String> keys) implements Form {}

    /** These for each of the reader's. */
    record Listed(Map<String, List<String>> keys) implements Form {}
  }

  /** Parses a whole text; empty for a blank one. */
  static List<MappingTerm> parse(String text) {
    List<MappingTerm> terms = new ArrayList<>();
    if (text.isBlank()) {
      return terms;
    }
    for (String part : text.split(";", -1)) {
      Matcher named = NAMED.matcher(part.strip());
      terms.add(
          named.matches()
              ? new MappingTerm(
                  named.group(1), named.group(2), form(named.group(3).strip(), text))
              : new MappingTerm(null, null, form(part.strip(), text)));
    }
    return terms;
  }

  private static Form form(String form, String text) {
    Matcher offsets = OFFSETS.matcher(form);
    if (offsets.matches()) {
      return offsets(Integer.parseInt(offsets.group(1)), Integer.parseInt(offsets.group(2)), form);
    }
    if (OFFSET.matcher(form).matches()) {
      return new Form.Offsets(Integer.parseInt(form), Integer.parseInt(form));
    }
    if (form.startsWith("only ")) {
      return new Form.Only(list(form.substring(5), ",", text));
    }
    if (form.startsWith("map ")) {
      return new Form.Listed(listed(form.substring(4), text));
    }
    return switch (form) {
      case "same" -> new Form.Offsets(0, 0);
      case "previous" -> new Form.Offsets(-1, -1);
      case "all" -> new Form.All();
      case "last" -> new Form.Last();
      default -> throw syntax(form, text);
    };
  }

  private static Form offsets(int from, int to, String form) {
    if (from > to) {
      throw new MappingException(
          MappingException.Kind.UNREACHABLE,
          "'%s' runs backwards and reaches no partition; the older end comes first: '%d..%d'."
              .formatted(form, to, from));
    }
    return new Form.Offsets(from, to);
  }

  private static Map<String, List<String>> listed(String pairs, String text) {
    Map<String, List<String>> listed = new LinkedHashMap<>();
    for (String pair : list(pairs, ",", text)) {
      List<String> sides = list(pair, "=", text);
      if (sides.size() != 2) {
        throw syntax(pair, text);
      }
      if (listed.put(sides.get(0), list(sides.get(1), "\\+", text)) != null) {
        throw new MappingException(
            MappingException.Kind.SYNTAX,
            "'%s' maps '%s' twice; join the partitions with '+'.".formatted(text, sides.get(0)));
      }
    }
    return listed;
  }

  private static List<String> list(String texts, String separator, String whole) {
    List<String> list = new ArrayList<>();
    for (String text : texts.split(separator, -1)) {
      if (text.isBlank()) {
        throw syntax(texts, whole);
      }
      list.add(text.strip());
    }
    return list;
  }

  private static MappingException syntax(String form, String text) {
    return new MappingException(
        MappingException.Kind.SYNTAX,
        "'%s' is no partition mapping%s. %s"
            .formatted(
                form,
                form.equals(text.strip()) ? "" : ", in '" + text + "'",
                meant(form).map("Did you mean '%s'?"::formatted).orElse(FORMS)));
  }

  /** What was probably meant: a misspelled word, or one before keys. */
  private static Optional<String> meant(String form) {
    int blank = form.indexOf(' ');
    return blank < 0
        ? Suggestions.closest(form, WORDS, 1).stream().findFirst()
        : Suggestions.closest(form.substring(0, blank), WORDS_BEFORE_KEYS, 1).stream()
            .filter(word -> !form.startsWith(word + " "))
            .findFirst()
            .map(word -> word + form.substring(blank));
  }
}
