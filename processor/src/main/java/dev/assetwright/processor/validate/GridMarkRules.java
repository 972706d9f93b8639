package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.Messages;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.GridMark;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.Cron;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** What the annotation of a grid may say. */
final class GridMarkRules {
  private final Messages messages;
  private final Set<TypeElement> declaredHere;

  GridMarkRules(Messages messages, Set<TypeElement> declaredHere) {
    this.messages = messages;
    this.declaredHere = declaredHere;
  }

  void check(GridMark mark, GridDeclaration grid) {
    if (mark instanceof GridMark.Time time) {
      checkTime(time);
    } else if (mark instanceof GridMark.Labels labels) {
      checkName(labels.name(), labels);
      if (grid.grid() == null) {
        checkKeys(labels);
      }
    } else if (mark instanceof GridMark.Dynamic dynamic) {
      checkName(dynamic.name(), dynamic);
    } else if (mark instanceof GridMark.Product product) {
      checkDimensions(product, grid);
    }
  }

  private void checkTime(GridMark.Time time) {
    Zones.check(time.zone(), messages);
    GridMark.Windows windows = time.windows();
    boolean isStart = windows.isStart(time.start().value());
    if (!isStart) {
      add(
          time.start().place(),
          "'%s' is no %s; one is written like '%s'."
              .formatted(time.start().value(), windows.startName(), windows.exampleOfStart()));
    }
    if (windows == GridMark.Windows.CRON) {
      checkCron(time, isStart && Zones.isZone(time.zone().value()));
    }
  }

  private void checkCron(GridMark.Time time, boolean isRestSound) {
    try {
      Cron.parse(time.cron().value());
      if (isRestSound) {
        time.make();
      }
    } catch (IllegalArgumentException e) {
      messages.add(Code.BAD_CRON, time.cron().place(), e.getMessage());
    }
  }

  private void checkName(Text name, GridMark mark) {
    if (Names.isName(name.value())) {
      return;
    }
    List<String> hints = new ArrayList<>();
    boolean isWritten = name.place().value() != null;
    if (isWritten) {
      Names.suggest(name.value())
          .filter(Names::isName)
          .ifPresent(meant -> hints.add("Did you mean '%s'?".formatted(meant)));
    }
    hints.add("A name is made of a-z, 0-9 and _.");
    if (!isWritten) {
      hints.add(
          "It is the type's name in snake case; rename it, or name what a partition is: %s(name = \"…\")."
              .formatted(mark.written()));
    }
    messages.add(
        Code.BAD_NAME,
        name.place(),
        "'%s' is no name of a dimension.".formatted(name.value()),
        hints);
  }

  private void checkKeys(GridMark.Labels labels) {
    if (labels.keys().isEmpty()) {
      add(labels.keysPlace(), "There is no partition in the list.");
    }
    List<String> sound = new ArrayList<>();
    for (Text key : labels.keys()) {
      sound.add(key.value());
      try {
        // The list up to here, so that the message stands at the key it is about.
        new StaticGrid(labels.name().value(), sound);
      } catch (IllegalArgumentException e) {
        add(key.place(), e.getMessage());
        sound.remove(sound.size() - 1);
      }
    }
  }

  private void checkDimensions(GridMark.Product product, GridDeclaration grid) {
    List<Grid> sound = new ArrayList<>();
    for (GridDeclaration dimension : product.dimensions()) {
      if (dimension.marks().stream().anyMatch(GridMark.Product.class::isInstance)) {
        add(
            dimension.place(),
            "'%s' is a product itself.".formatted(dimension.name()),
            "A product of products is none; name all dimensions in '%s'.".formatted(grid.name()));
      } else if (dimension.grid() != null) {
        sound.add(dimension.grid());
        checkTogether(sound, dimension);
      } else if (!declaredHere.contains(dimension.marker())) {
        add(dimension.place(), "'%s' is no grid.".formatted(dimension.name()));
      }
    }
    if (product.dimensions().size() < 2) {
      add(product.dimensionsPlace(), "A product needs two dimensions at least.");
    }
  }

  private void checkTogether(List<Grid> dimensions, GridDeclaration last) {
    if (dimensions.size() < 2) {
      return;
    }
    try {
      new ProductGrid(dimensions);
    } catch (IllegalArgumentException e) {
      add(last.place(), e.getMessage());
      dimensions.remove(dimensions.size() - 1);
    }
  }

  private void add(SourcePlace place, String headline, String... hints) {
    messages.add(Code.BAD_GRID, place, headline, hints);
  }
}
