package dev.assetwright.processor.write;

import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.GridMark;
import java.util.ArrayList;
import java.util.List;

/** The expression that makes a grid: what its annotation says, handed to the grid's factory. */
final class GridCode {
  private static final String PACKAGE = "dev.assetwright.rules.grid";

  private GridCode() {}

  static void write(GridDeclaration grid, SourceText text) {
    GridMark mark = grid.marks().get(0);
    if (mark instanceof GridMark.Time time) {
      time(time, text);
    } else if (mark instanceof GridMark.Labels labels) {
      List<String> texts = new ArrayList<>(List.of(labels.name().value()));
      labels.keys().forEach(key -> texts.add(key.value()));
      call("StaticGrid", texts, text);
    } else if (mark instanceof GridMark.Product product) {
      text.type(PACKAGE, "ProductGrid").add(".of(");
      String separator = "";
      for (GridDeclaration dimension : product.dimensions()) {
        write(dimension, text.add(separator));
        separator = ", ";
      }
      text.add(")");
    } else {
      call("DynamicGrid", List.of(((GridMark.Dynamic) mark).name().value()), text);
    }
  }

  private static void time(GridMark.Time time, SourceText text) {
    List<String> texts = new ArrayList<>();
    if (!time.cron().isEmpty()) {
      texts.add(time.cron().value());
    }
    texts.add(time.start().value());
    texts.add(time.zone().value());
    String grid = switch (time.windows()) {
      case HOUR -> "HourlyGrid";
      case DAY -> "DailyGrid";
      case WEEK -> "WeeklyGrid";
      case MONTH -> "MonthlyGrid";
      case CRON -> "CronGrid";
    };
    call(grid, texts, text);
  }

  private static void call(String grid, List<String> arguments, SourceText text) {
    text.type(PACKAGE, grid).add(".of(").literals(arguments).add(")");
  }
}
