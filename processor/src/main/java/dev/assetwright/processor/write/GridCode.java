package dev.assetwright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.GridMark;
import java.util.ArrayList;
import java.util.List;

/** The expression that makes a grid: what its annotation says, handed to the grid's factory. */
final class GridCode {
  private static final String PACKAGE = "dev.assetwright.rules.grid";

  private GridCode() {}

  static CodeBlock of(GridDeclaration grid) {
    GridMark mark = grid.marks().get(0);
    if (mark instanceof GridMark.Time time) {
      return time(time);
    } else if (mark instanceof GridMark.Labels labels) {
      List<String> texts = new ArrayList<>(List.of(labels.name().value()));
      labels.keys().forEach(key -> texts.add(key.value()));
      return call("StaticGrid", Vocabulary.literals(texts));
    } else if (mark instanceof GridMark.Product product) {
      return call(
          "ProductGrid",
          CodeBlock.join(product.dimensions().stream().map(GridCode::of).toList(), ", "));
    } else {
      return call(
          "DynamicGrid", Vocabulary.literal(((GridMark.Dynamic) mark).name().value()));
    }
  }

  private static CodeBlock time(GridMark.Time time) {
    List<String> texts = new ArrayList<>();
    if (!time.cron().isEmpty()) {
      texts.add(time.cron().value());
    }
    texts.add(time.start().value());
    texts.add(time.zone().value());
    return call(
        switch (time.windows()) {
          case HOUR -> "HourlyGrid";
          case DAY -> "DailyGrid";
          case WEEK -> "WeeklyGrid";
          case MONTH -> "MonthlyGrid";
          case CRON -> "CronGrid";
        },
        Vocabulary.literals(texts));
  }

  private static CodeBlock call(String grid, CodeBlock arguments) {
    return CodeBlock.of("$T.of($L)", ClassName.get(PACKAGE, grid), arguments);
  }
}
