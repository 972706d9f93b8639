package dev.assetwright.layout;

/**
 * The sizes of the lineage map, in whole pixels at scale 1.
 *
 * @param cardWidth the width of an asset
 * @param cardHeight the height of an asset
 * @param columnGap the space between two columns of one group
 * @param rowGap the space between two assets of one column
 * @param padding the space between a group's border and its assets at the left, right and bottom
 * @param header the space between a group's upper border and its assets; holds its name
 * @param groupColumnGap the space between two columns of groups
 * @param groupRowGap the space between two groups of one column
 * @param routeHeight the height kept free where an edge passes a column
 * @param routeGap the space between two edges that pass a column
 * @param rows how many assets a column of a group holds before it is split, unless the group is so
 *     large that it would become a ribbon
 * @param longestRoute how many columns of a group an edge may pass with a way kept free for it;
 *     longer ones would blow up the group and are drawn straight
 * @param foldAbove the height up to which a map is never folded
 * @param widthToHeight the proportion that large groups and folded maps aim at
 */
public record LayoutMetrics(
    int cardWidth,
    int cardHeight,
    int columnGap,
    int rowGap,
    int padding,
    int header,
    int groupColumnGap,
    int groupRowGap,
    int routeHeight,
    int routeGap,
    int rows,
    int longestRoute,
    int foldAbove,
    double widthToHeight) {

  /** The sizes the web page draws with. */
  public static final LayoutMetrics STANDARD =
      new LayoutMetrics(196, 50, 48, 8, 12, 34, 64, 24, 4, 3, 14, 6, 1600, 1.6);

  /** Returns these sizes with another height up to which a map is never folded. */
  public LayoutMetrics withFoldAbove(int height) {
    return new LayoutMetrics(
        cardWidth,
        cardHeight,
        columnGap,
        rowGap,
        padding,
        header,
        groupColumnGap,
        groupRowGap,
        routeHeight,
        routeGap,
        rows,
        longestRoute,
        height,
        widthToHeight);
  }

  /** Returns how many rows a group of {@code assets} fills before it gets another column. */
  int rowsFor(int assets) {
    double columnPitch = cardWidth + columnGap;
    double rowPitch = cardHeight + rowGap;
    return Math.max(
        rows, (int) Math.round(Math.sqrt(assets * columnPitch / (rowPitch * widthToHeight))));
  }
}
