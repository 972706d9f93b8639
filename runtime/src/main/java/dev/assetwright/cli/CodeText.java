package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.CodeView;
import dev.assetwright.version.ShortNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the methods behind an asset with their hashes then and now. */
final class CodeText {
  private CodeText() {}

  static List<String> lines(CodeView code, Terminal terminal) {
    List<CodeView.Method> changed = code.methods().stream()
        .filter(method -> !method.change().equals("same"))
        .toList();
    long same = code.methods().size() - changed.size();
    List<String> lines = new ArrayList<>();
    String heading = changed.isEmpty()
        ? "%s is made by %s, version %s."
            .formatted(
                Words.cell(code.asset(), null),
                Words.count(code.methods().size(), "method"),
                code.now())
        : "%s was made with version %s; it is %s now."
            .formatted(Words.cell(code.asset(), code.partition()), or(code.was()), code.now());
    lines.addAll(Words.wrap(heading, terminal.width()));
    ShortNames names =
        ShortNames.of(code.methods().stream().map(CodeView.Method::name).toList());
    TextTable table = new TextTable("Method", "Change", "Was", "Is");
    for (CodeView.Method method : changed.isEmpty() ? code.methods() : changed) {
      table.row(
          Cell.of(names.of(method.name())),
          Cell.of(method.change()),
          Cell.of(or(method.was())),
          Cell.of(or(method.now())));
    }
    if (!code.methods().isEmpty()) {
      lines.addAll(table.lines(terminal, 2));
    }
    if (!changed.isEmpty() && same > 0) {
      lines.add("  and " + Words.count(same, "equal method"));
    }
    code.environmentChanges().forEach(change -> lines.addAll(Words.wrap(change, terminal.width())));
    return lines;
  }

  private static String or(@Nullable String hash) {
    return hash == null ? "" : hash;
  }
}
