package dev.assetwright.layout;

/**
 * The free space of one level of the drawing, in pixels.
 *
 * @param columnGap between two columns
 * @param rowGap between a vertex and whatever is next in its column
 * @param routeHeight the height of a dummy, through which a long link passes
 * @param routeGap between two dummies
 */
record Spacing(int columnGap, int rowGap, int routeHeight, int routeGap) {}
