package dev.assetwright.processor.model;

import dev.assetwright.rules.grid.CronGrid;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.MonthlyGrid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import dev.assetwright.rules.grid.WeeklyGrid;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;

/** An annotation that makes a grid of the type it stands on, with its values as they are written. */
public sealed interface GridMark {
  /** The place of the annotation. */
  SourcePlace place();

  /** The annotation as users write it, {@code @Daily}. */
  String written();

  /**
   * Makes the grid.
   *
   * @throws DateTimeException for a bad start or zone
   * @throws IllegalArgumentException for whatever else makes no grid, with a sentence
   */
  Grid make();

  /** What one window is. */
  enum Windows {
    /** Of {@code @Hourly}. */
    HOUR("Hourly", "2026-01-31T05"),
    /** Of {@code @Daily}. */
    DAY("Daily", "2026-01-31"),
    /** Of {@code @Weekly}. */
    WEEK("Weekly", "2026-01-31"),
    /** Of {@code @Monthly}. */
    MONTH("Monthly", "2026-01"),
    /** Of {@code @CronWindows}. */
    CRON("CronWindows", "2026-01-31");

    private final String annotation;
    private final String exampleOfStart;

    Windows(String annotation, String exampleOfStart) {
      this.annotation = annotation;
      this.exampleOfStart = exampleOfStart;
    }

    /** The annotation's simple name. */
    public String annotation() {
      return annotation;
    }

    /** What a start is called: a month, an hour, else a day. */
    public String startName() {
      return this == HOUR ? "hour" : this == MONTH ? "month" : "day";
    }

    /** A start that is one. */
    public String exampleOfStart() {
      return exampleOfStart;
    }

    /** Whether the text is a start. */
    public boolean isStart(String text) {
      try {
        grid(text, "UTC", "* * * * *");
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }

    private Grid grid(String start, String zone, String cron) {
      return switch (this) {
        case HOUR -> HourlyGrid.of(start, zone);
        case DAY -> DailyGrid.of(start, zone);
        case WEEK -> WeeklyGrid.of(start, zone);
        case MONTH -> MonthlyGrid.of(start, zone);
        case CRON -> CronGrid.of(cron, start, zone);
      };
    }
  }

  /**
   * Windows of time.
   *
   * @param cron where they are cut; empty but for {@link Windows#CRON}
   */
  record Time(Windows windows, SourcePlace place, Text start, Text zone, Text cron)
      implements GridMark {
    @Override
    public String written() {
      return "@" + windows.annotation();
    }

    @Override
    public Grid make() {
      return windows.grid(start.value(), zone.value(), cron.value());
    }
  }

  /**
   * A list.
   *
   * @param name the dimension's name, written or made of the marker's
   * @param keysPlace where the list stands
   */
  record Labels(SourcePlace place, Text name, List<Text> keys, SourcePlace keysPlace)
      implements GridMark {
    public Labels {
      keys = List.copyOf(keys);
    }

    @Override
    public String written() {
      return "@StaticPartitions";
    }

    @Override
    public Grid make() {
      return new StaticGrid(name.value(), keys.stream().map(Text::value).toList());
    }
  }

  /**
   * Keys that are added while the program runs.
   *
   * @param name the dimension's name, written or made of the marker's
   */
  record Dynamic(SourcePlace place, Text name) implements GridMark {
    @Override
    public String written() {
      return "@DynamicPartitions";
    }

    @Override
    public Grid make() {
      return DynamicGrid.of(name.value());
    }
  }

  /**
   * A product.
   *
   * @param dimensions the grids named; of a product inside a product none are read
   * @param dimensionsPlace where they are named
   */
  record Product(SourcePlace place, List<GridDeclaration> dimensions, SourcePlace dimensionsPlace)
      implements GridMark {
    public Product {
      dimensions = List.copyOf(dimensions);
    }

    @Override
    public String written() {
      return "@ProductOf";
    }

    @Override
    public Grid make() {
      List<Grid> grids = dimensions.stream()
          .map(GridDeclaration::find)
          .flatMap(Optional::stream)
          .toList();
      if (grids.size() < dimensions.size()) {
        throw new IllegalArgumentException("A dimension is no grid.");
      }
      return new ProductGrid(grids);
    }
  }
}
