package dev.assetwright.layout;

import java.util.List;

/**
 * An edge of one level of the drawing.
 *
 * @param from the vertex it leaves
 * @param to the vertex it enters
 * @param weight how many edges of the lineage graph it stands for; at least 1
 */
record Link(int from, int to, int weight) {

  Link reversed() {
    return new Link(to, from, weight);
  }

  /** Returns for each vertex the indexes of the links that leave it, in the order of the links. */
  static int[][] outgoing(int vertices, List<Link> links) {
    return byVertex(vertices, links.stream().mapToInt(Link::from).toArray());
  }

  /** Returns for each vertex the indexes of the links that enter it, in the order of the links. */
  static int[][] incoming(int vertices, List<Link> links) {
    return byVertex(vertices, links.stream().mapToInt(Link::to).toArray());
  }

  /** Returns for each key below {@code keys} the indexes at which it occurs, smallest first. */
  static int[][] byVertex(int keys, int[] keyOfIndex) {
    int[] count = new int[keys];
    for (int key : keyOfIndex) {
      count[key]++;
    }
    int[][] lists = new int[keys][];
    for (int key = 0; key < keys; key++) {
      lists[key] = new int[count[key]];
    }
    for (int index = keyOfIndex.length - 1; index >= 0; index--) {
      lists[keyOfIndex[index]][--count[keyOfIndex[index]]] = index;
    }
    return lists;
  }
}
