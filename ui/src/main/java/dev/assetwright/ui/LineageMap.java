package dev.assetwright.ui;

import dev.assetwright.query.view.LineageView;
import java.util.List;
import java.util.Map;

/**
 * The lineage with a place for everything, in whole pixels from the upper left corner.
 *
 * @param cards the place of each asset, parallel to {@code assets}
 * @param routes the points of each edge between its two cards, x and y in turn, parallel to
 *     {@code edges}; empty for an edge that needs none
 * @param groups sorted by name
 */
record LineageMap(
    String graph,
    int total,
    Map<String, Integer> counts,
    List<LineageView.Card> assets,
    List<int[]> edges,
    List<Place> cards,
    List<int[]> routes,
    List<Group> groups,
    int width,
    int height,
    Metrics metrics) {

  /** A rectangle by its upper left corner. */
  record Place(int x, int y, int w, int h) {}

  /** The box around a group of {@code count} assets. */
  record Group(String name, int x, int y, int w, int h, int count) {}

  /** The size of a card, and of the space for a group's name. */
  record Metrics(int cardWidth, int cardHeight, int headHeight) {}
}
