package dev.assetwright.ui;

import dev.assetwright.query.view.AcceptView;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.BackfillView;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.CodeView;
import dev.assetwright.query.view.DynamicGridView;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.query.view.LogView;
import dev.assetwright.query.view.PartitionsView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.query.view.QuarantineView;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.query.view.StatusView;
import dev.assetwright.query.view.VersionsView;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that the API answers. */
final class Views {
  private static final List<Class<?>> TOP = List.of(
      AcceptView.class,
      AssetListView.class,
      AssetView.class,
      BackfillView.class,
      CauseView.class,
      CodeView.class,
      DynamicGridView.class,
      FailureView.class,
      LineageView.class,
      LogView.class,
      PartitionsView.class,
      PlanView.class,
      QuarantineView.class,
      RowsView.class,
      RunView.class,
      StatusView.class,
      VersionsView.class);

  private Views() {}

  /** Returns all of them, with those nested in others. */
  static List<Class<?>> all() {
    List<Class<?>> all = new ArrayList<>(TOP);
    TOP.forEach(view -> all.addAll(Arrays.asList(view.getDeclaredClasses())));
    return all;
  }

  /** Returns the name of each component of a record, with whether it may be null. */
  static List<String> fields(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(component -> component.getName() + (mayBeNull(component) ? " or null" : ""))
        .toList();
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
